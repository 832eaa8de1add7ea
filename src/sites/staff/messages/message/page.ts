import { page } from '../../../../platform/page/page.ts'
import { readSafely } from './read-safely.ts'
import { text } from './text.ts'

export const messagePage = page({
  at: import.meta,
  path: '/staff/messages/:id',
  permission: 'messages.read',
  texts: text,
  async load(ctx, visit) {
    return { back: '/staff/messages', message: await readSafely(ctx, visit.params.id!) }
  },
  example: fixtures => `/staff/messages/${fixtures.message}`,
})
