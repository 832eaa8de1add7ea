import { listSeenTo, listUnreadable } from '../../../../modules/channels/index.ts'
import { nameStaff } from '../../../../modules/organisation/index.ts'
import { page } from '../../../../platform/page/page.ts'
import { refusedWords } from '../../desk/or-back.ts'
import { mailTexts } from '../text.ts'

/** What arrived and could not be understood: kept as it came, until a person has seen to it. */
export const unreadablePage = page({
  at: import.meta,
  path: '/staff/mail/unreadable',
  permission: 'interactions.take',
  texts: mailTexts,
  async load(ctx, visit) {
    const seenTo = await listSeenTo(ctx)
    const names = await nameStaff(
      ctx,
      seenTo.flatMap(({ seenToBy }) => seenToBy ?? []),
    )
    return {
      back: '/staff/mail',
      arrivals: await listUnreadable(ctx),
      seenTo: seenTo.map(each => ({ ...each, by: names.get(each.seenToBy ?? '') ?? '' })),
      refused: refusedWords({}, visit.query),
    }
  },
})
