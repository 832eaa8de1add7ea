import { listUnreadable } from '../../../../modules/channels/index.ts'
import { page } from '../../../../platform/page/page.ts'
import { mailTexts } from '../text.ts'

/** What arrived and could not be understood: kept as it came, until a person has seen to it. */
export const unreadablePage = page({
  at: import.meta,
  path: '/staff/mail/unreadable',
  permission: 'interactions.take',
  texts: mailTexts,
  async load(ctx) {
    return { back: '/staff/mail', arrivals: await listUnreadable(ctx) }
  },
})
