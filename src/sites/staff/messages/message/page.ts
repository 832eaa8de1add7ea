import { threadToken } from '../../../../modules/channels/index.ts'
import { page } from '../../../../platform/page/page.ts'
import { readSettings } from '../../../../platform/settings.ts'
import { readSafely } from './read-safely.ts'
import { text } from './text.ts'

export const messagePage = page({
  at: import.meta,
  path: '/staff/messages/:id',
  permission: 'messages.read',
  texts: text,
  async load(ctx, visit) {
    const message = await readSafely(ctx, visit.params.id!)
    // In a demonstration no mail program has the message: whoever tries it out finds here where to answer.
    const { demo } = await readSettings(ctx)
    const isAnswered = demo && message.threadId !== null && !message.isConfidential
    const token = isAnswered ? await threadToken(ctx, message.threadId!) : null
    return { back: '/staff/messages', message, token }
  },
  example: fixtures => `/staff/messages/${fixtures.message}`,
})
