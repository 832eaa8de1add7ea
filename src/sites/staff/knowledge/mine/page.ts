import { isPastReview, readMyList } from '../../../../modules/knowledge/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import { localDay } from '../../../../platform/dates/index.ts'
import { page } from '../../../../platform/page/page.ts'
import { teamNames } from '../../names.ts'
import { SIGNED_IN } from '../../site.ts'
import { sayDay } from '../say-away.ts'
import { knowledgeTexts } from '../text.ts'
import { aboutReport } from './about-report.ts'
import { text } from './text.ts'

/** What waits for me and my teams: what is said to be wrong, what to look at again, drafts, and answers to what I said. */
export const myKnowledgePage = page({
  at: import.meta,
  path: '/staff/knowledge/mine',
  permission: SIGNED_IN,
  texts: { ...knowledgeTexts, ...text },
  async load(ctx) {
    const { review, drafts, wrong, answered } = await readMyList(ctx)
    const organisation = await readOrganisation(ctx)
    const today = localDay(ctx.now())
    return {
      review: review.map(each => ({
        ...each,
        past: isPastReview(each, today),
        reviewOn: sayDay(ctx, each.reviewOn),
        who: [...teamNames(organisation, [each.team]), each.ownerName].filter(Boolean).join(', '),
      })),
      drafts,
      wrong: wrong.map(each => ({ ...each, ...aboutReport(organisation, each) })),
      answered: answered.map(each => ({ ...each, ...aboutReport(organisation, each) })),
    }
  },
})
