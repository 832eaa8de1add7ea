import { undoDecision } from '../../../../../modules/customers/index.ts'
import { textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { text } from './text.ts'

/** Takes back what was said last of a pair. Asked for directly, the way is back to the pairs. */
export const decisionPage = page({
  at: import.meta,
  path: '/staff/customers/duplicates/decision',
  permission: 'customers.merge',
  audit: 'duplicate-undo',
  texts: text,
  form: { pair: textField({ max: 40 }) },
  load: async () => redirect('/staff/customers/duplicates'),
  async submit(ctx, _visit, { pair }) {
    await undoDecision(ctx, pair)
    return redirect('/staff/customers/duplicates?done=undone')
  },
  example: () => '/staff/customers/duplicates/decision',
})
