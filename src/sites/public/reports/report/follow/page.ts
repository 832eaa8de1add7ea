import { readPublicReport } from '../../../../../modules/requests/index.ts'
import { isId, newId } from '../../../../../platform/id.ts'
import { idField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { publicPlace } from '../../../../public-words.ts'
import { joinQuestion } from '../../../../questions/join-request.ts'
import { questionTexts } from '../../../../questions/text.ts'
import { joinReport } from '../../join-report.ts'
import { text } from './text.ts'

/** Somebody who found a report wants to hear what happens with it. */
export const followReportPage = page({
  at: import.meta,
  path: '/reports/:reference/follow',
  public: true,
  texts: { ...questionTexts, ...text },
  triesPerMinute: 20,
  form: { key: idField() },
  async load(ctx, visit) {
    const report = await readPublicReport(ctx, visit.params.reference!)
    const home = `/reports/${report.reference}`
    if (report.status === 'closed' && visit.posted._csrf === undefined) return redirect(home)
    return {
      place: publicPlace(report.placeWords, report.names),
      openedAt: report.openedAt,
      asked: await joinQuestion(ctx),
      key: newId(),
      back: home,
    }
  },
  async submit(ctx, visit, values) {
    const { id } = await readPublicReport(ctx, visit.params.reference!)
    const key = isId(values.key) ? values.key : newId()
    return joinReport(ctx, visit, { requestId: id, key: `follow:${key}:${id}`, language: ctx.language })
  },
  example: ({ publicReference }) => `/reports/${publicReference}/follow`,
})
