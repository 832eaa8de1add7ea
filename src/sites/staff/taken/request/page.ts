import { findBodyFor } from '../../../../modules/referrals/index.ts'
import { readTaken, type TakenRequest } from '../../../../modules/requests/index.ts'
import { page } from '../../../../platform/page/page.ts'
import { sayOfBody } from '../../../promise-now.ts'
import { staffOf } from '../../site.ts'
import { takeTexts } from '../../take/text.ts'
import { showTaken } from '../show-taken.ts'
import { text } from './text.ts'

/** What was taken: the reference to read out and what happens next; later, what became of it. */
export const takenRequestPage = page({
  at: import.meta,
  path: '/staff/taken/:id',
  permission: 'requests.take',
  texts: { ...takeTexts, ...text },
  async load(ctx, visit) {
    const found = await readTaken(ctx, visit.params.id!)
    const taken = await showTaken(ctx, found)
    // Advisers take requests all day: they are not written to about each.
    const hears = !staffOf(ctx).roles.includes('adviser')
    const aloud = taken.language === 'en' ? null : taken.language
    const body = await findBodyFor(ctx, found)
    const ofBody = body ? sayOfBody(body) : null
    return { taken, ofBody, aloud, texts: text, isNew: visit.query.done === 'taken', hears, follow: howToFollow(taken) }
  },
  example: ({ takenRequest }) => `/staff/taken/${takenRequest}`,
})

type Followable = Pick<TakenRequest, 'isFindable' | 'isPublic' | 'sensitive' | 'toldBy'>

/** How they may follow it: `reference` with something they know, as everybody sees it (`public`), the private link in their email or text (no letter has one), or by `phone` alone. */
function howToFollow({
  isFindable,
  isPublic,
  sensitive,
  toldBy,
}: Followable): 'reference' | 'public' | 'link.email' | 'link.text' | 'phone' {
  if (isFindable) return 'reference'
  if (isPublic) return 'public'
  return sensitive && (toldBy === 'email' || toldBy === 'text') ? `link.${toldBy}` : 'phone'
}
