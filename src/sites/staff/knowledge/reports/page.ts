import { answerReport, readReport } from '../../../../modules/knowledge/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { SIGNED_IN } from '../../site.ts'
import { aboutReport } from '../mine/about-report.ts'
import { text } from './text.ts'

/** Tells a colleague what came of 'this is wrong'. */
export const answerReportPage = page({
  at: import.meta,
  path: '/staff/knowledge/reports/:id',
  permission: SIGNED_IN,
  audit: 'knowledge-answer',
  texts: text,
  form: { answer: textField({ required: 'answerMissing', max: 1000 }) },
  async load(ctx, visit) {
    const report = await readReport(ctx, visit.params.id!)
    const about = aboutReport(await readOrganisation(ctx), report)
    return { back: '/staff/knowledge/mine', report, ...about, form: { answer: report.answer ?? '', ...visit.posted } }
  },
  async submit(ctx, visit, { answer }) {
    await readReport(ctx, visit.params.id!)
    await answerReport(ctx, { id: visit.params.id!, answer })
    return redirect('/staff/knowledge/mine?done=answered')
  },
  example: fixtures => `/staff/knowledge/reports/${fixtures.report}`,
})
