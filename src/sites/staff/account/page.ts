import { page } from '../../../platform/page/page.ts'
import { SIGNED_IN } from '../site.ts'
import { text } from './text.ts'

export const accountPage = page({
  at: import.meta,
  path: '/staff/account',
  permission: SIGNED_IN,
  texts: text,
  load: async () => ({}),
})
