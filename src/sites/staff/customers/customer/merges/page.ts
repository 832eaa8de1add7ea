import { type MergeOfPerson, readMerges } from '../../../../../modules/customers/index.ts'
import { can } from '../../../../../modules/organisation/index.ts'
import { isRedirect, page } from '../../../../../platform/page/page.ts'
import { pathOf, readOpened } from '../../opened.ts'
import { SOURCE_NAMES } from '../../words.ts'
import { text } from './text.ts'

/** Which records were joined into this person, and which may be hers too. */
export const mergesPage = page({
  at: import.meta,
  path: '/staff/customers/:customer/merges',
  permission: 'customers.read',
  texts: text,
  async load(ctx, visit) {
    const customer = await readOpened(ctx, visit)
    if (isRedirect(customer)) return customer
    const { merges, hints } = await readMerges(ctx, customer.id)
    return {
      back: pathOf(customer),
      href: pathOf(customer),
      customer,
      merges: merges.map(showMerge),
      hints: hints.map(hint => ({ ...hint, from: SOURCE_NAMES[hint.source] ?? hint.source })),
      mayMerge: can(ctx.actor, 'customers.merge'),
    }
  },
  example: ({ customer }) => `/staff/customers/${customer}/merges`,
})

const sayRecord = ({ name, source }: MergeOfPerson['from']): string =>
  `${name || text.noName.en} (${SOURCE_NAMES[source] ?? source})`

function showMerge(merge: MergeOfPerson) {
  return { ...merge, records: [sayRecord(merge.from), sayRecord(merge.into)], by: merge.mergedBy ?? text.byRule.en }
}
