import { isRedirect, page } from '../../../../../platform/page/page.ts'
import { pathOf, readOpened } from '../../opened.ts'
import { listHistory } from './list-history.ts'
import { text } from './text.ts'

/** Everything that was ever known of a person, with its source. */
export const historyPage = page({
  at: import.meta,
  path: '/staff/customers/:customer/history',
  permission: 'customers.read',
  texts: text,
  async load(ctx, visit) {
    const customer = await readOpened(ctx, visit)
    if (isRedirect(customer)) return customer
    return { back: pathOf(customer), customer, lines: listHistory(customer) }
  },
  example: ({ customer }) => `/staff/customers/${customer}/history`,
})
