import { undoMerge } from '../../../../../../modules/customers/index.ts'
import { page, redirect } from '../../../../../../platform/page/page.ts'
import { mergesPage } from '../page.ts'

/** Parts two records again. Where that cannot be, the list says why. */
export const undoMergePage = page({
  at: import.meta,
  path: '/staff/customers/:customer/merges/:merge',
  permission: 'customers.merge',
  audit: 'merge-undo',
  texts: { ...mergesPage.texts, title: { en: 'Part joined records' } },
  template: 'staff/customers/customer/merges/page.njk',
  load: (ctx, visit) => mergesPage.load!(ctx, visit),
  async submit(ctx, { params }) {
    await undoMerge(ctx, params.merge!)
    return redirect(`/staff/customers/${params.customer}/merges?done=parted`)
  },
  example: ({ customer }) => `/staff/customers/${customer}/merges/${customer}`,
})
