import { type Arrival, listSeenTo, listUnreadable } from '../../../../modules/channels/index.ts'
import { mayOpenUnread } from '../../../../modules/correspondence/index.ts'
import { nameStaff } from '../../../../modules/organisation/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { page } from '../../../../platform/page/page.ts'
import { refusedWords } from '../../desk/or-back.ts'
import { mailTexts } from '../text.ts'

/** What arrived and could not be understood: kept as it came, until a person has seen to it. */
export const unreadablePage = page({
  at: import.meta,
  path: '/staff/mail/unreadable',
  permission: 'interactions.answer-calls',
  texts: mailTexts,
  async load(ctx, visit) {
    const seenTo = await listSeenTo(ctx)
    const names = await nameStaff(
      ctx,
      seenTo.flatMap(({ seenToBy }) => seenToBy ?? []),
    )
    return {
      back: '/staff/mail',
      arrivals: await withoutKept(ctx, await listUnreadable(ctx)),
      seenTo: (await withoutKept(ctx, seenTo)).map(each => ({ ...each, by: names.get(each.seenToBy ?? '') ?? '' })),
      refused: refusedWords({}, visit.query),
    }
  },
})

/** Of what came to a team in confidence only that it is there: its people and duty officers see to it. */
const withoutKept = (ctx: Ctx, arrivals: Arrival[]) =>
  Promise.all(
    arrivals.map(async each =>
      (await mayOpenUnread(ctx, each.recipients))
        ? { ...each, isKept: false }
        : { ...each, isKept: true, sender: '', saidFrom: '', saidSubject: '', problem: '' },
    ),
  )
