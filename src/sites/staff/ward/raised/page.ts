import { getVersion } from '../../../../modules/catalogue/index.ts'
import { answerForCouncillor, isPublic, listRaisedBy, type RaisedRequest } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { page } from '../../../../platform/page/page.ts'
import { formatCode } from '../../../../platform/spoken-code/index.ts'
import { say } from '../../../../platform/text.ts'
import { reportTexts, stateOf } from '../../../reports/report-text.ts'
import { sayDueWords } from '../../due-words.ts'
import { BASIS_NAMES } from '../../request-words.ts'
import { staffOf } from '../../site.ts'
import { text } from './text.ts'

/** What a councillor raised and what became of it, as far as she may hear of it. */
export const raisedPage = page({
  at: import.meta,
  path: '/staff/ward/raised',
  permission: 'wards.read-own',
  texts: { ...reportTexts, ...text },
  async load(ctx) {
    const raised = await listRaisedBy(ctx, staffOf(ctx).id)
    return { rows: await Promise.all(raised.map(row => showRaised(ctx, row))), back: '/staff/ward' }
  },
  example: () => '/staff/ward/raised',
})

async function showRaised(ctx: Ctx, row: RaisedRequest) {
  const service = await getVersion(ctx, row.versionId)
  const isTold = answerForCouncillor(row.basis, row) === 'words'
  return {
    reference: formatCode(row.reference),
    basis: BASIS_NAMES[row.basis],
    notedAt: row.notedAt,
    state: isTold
      ? stateOf(row)
      : stateOf({ ...row, outcome: null, status: row.status === 'closed' ? 'closed' : 'open' }),
    isTold,
    name: isTold ? say(service.name, 'en') : '',
    due: isTold && !row.closedAt ? sayDueWords(row.nextDueAt, row.status, ctx.now()) : null,
    closedAt: row.closedAt,
    closing: isTold ? row.closing : '',
    href: isPublic(row) ? `/staff/reports/${row.reference}` : null,
  }
}
