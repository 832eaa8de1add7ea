import { listLooks } from '../../../../../modules/customers/index.ts'
import { isRedirect, page } from '../../../../../platform/page/page.ts'
import { translator } from '../../../../../platform/text.ts'
import { pathOf, readOpened } from '../../opened.ts'
import { REASONS_SAID } from '../../words.ts'
import { teamName } from '../show-customer.ts'
import { text } from './text.ts'

const PAGE = 50
const t = translator(text, 'en')

/** Who opened a record, as the person may be told. */
export const looksPage = page({
  at: import.meta,
  path: '/staff/customers/:customer/looks',
  permission: 'customers.read',
  texts: text,
  async load(ctx, visit) {
    const customer = await readOpened(ctx, visit)
    if (isRedirect(customer)) return customer
    const looks = await listLooks(ctx, customer.id, visit.query.before)
    const shown = looks.map(async look => ({
      at: look.at,
      teams: await Promise.all(look.teams.map(team => teamName(ctx, team))),
      why: REASONS_SAID[look.reason],
      said: look.who && t('said', { who: look.who, words: look.words ?? '' }),
    }))
    return {
      back: pathOf(customer),
      customer,
      looks: await Promise.all(shown),
      next: looks.length === PAGE ? `${pathOf(customer)}/looks?before=${looks.at(-1)!.id}` : '',
    }
  },
  example: ({ customer }) => `/staff/customers/${customer}/looks`,
})
