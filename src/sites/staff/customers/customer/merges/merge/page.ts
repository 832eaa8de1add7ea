import { undoMerge } from '../../../../../../modules/customers/index.ts'
import { page, redirect } from '../../../../../../platform/page/page.ts'
import { text } from './text.ts'

/** Parts two records again. Asked for directly, the way is back to the list. */
export const undoMergePage = page({
  at: import.meta,
  path: '/staff/customers/:customer/merges/:merge',
  permission: 'customers.merge',
  audit: 'merge-undo',
  texts: text,
  load: async (_ctx, { params }) => redirect(`/staff/customers/${params.customer}/merges`),
  async submit(ctx, { params }) {
    await undoMerge(ctx, params.merge!)
    return redirect(`/staff/customers/${params.customer}/merges?done=parted`)
  },
  example: ({ customer }) => `/staff/customers/${customer}/merges/${customer}`,
})
