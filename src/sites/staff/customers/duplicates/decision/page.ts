import { undoDecision } from '../../../../../modules/customers/index.ts'
import { textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { duplicatesPage } from '../page.ts'

/** Takes back what was said last of a pair. Where that cannot be, the next pair says why. */
export const decisionPage = page({
  at: import.meta,
  path: '/staff/customers/duplicates/decision',
  permission: 'customers.merge',
  audit: 'duplicate-undo',
  texts: { ...duplicatesPage.texts, title: { en: 'Take back what was said of two records' } },
  template: 'staff/customers/duplicates/page.njk',
  form: { pair: textField({ max: 40 }) },
  load: (ctx, visit) => duplicatesPage.load!(ctx, visit),
  async submit(ctx, _visit, { pair }) {
    await undoDecision(ctx, pair)
    return redirect('/staff/customers/duplicates?done=undone')
  },
  example: () => '/staff/customers/duplicates/decision',
})
