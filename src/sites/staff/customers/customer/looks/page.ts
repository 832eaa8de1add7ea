import { areLooksWithheld, listLooks } from '../../../../../modules/customers/index.ts'
import { readOrganisation } from '../../../../../modules/organisation/index.ts'
import type { Ctx } from '../../../../../platform/context.ts'
import { isRedirect, page } from '../../../../../platform/page/page.ts'
import { say, translator } from '../../../../../platform/text.ts'
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
    if (await areLooksWithheld(ctx, customer.id))
      return { back: pathOf(customer), customer, ...(await readOfficer(ctx)) }
    const looks = await listLooks(ctx, customer.id, visit.query.before)
    // As it is handed to her: without what is for the owner of the record alone.
    const isForHer = visit.query.for === 'person'
    const shown = looks.map(async look => ({
      at: look.at,
      teams: await Promise.all(look.teams.map(team => teamName(ctx, team))),
      why: REASONS_SAID[look.reason],
      said: !isForHer && look.who && t('said', { who: look.who, words: look.words ?? '' }),
    }))
    return {
      back: pathOf(customer),
      customer,
      looks: await Promise.all(shown),
      isForHer,
      sheet: `${pathOf(customer)}/looks?for=person`,
      today: ctx.now(),
      next:
        looks.length === PAGE
          ? `${pathOf(customer)}/looks?before=${looks.at(-1)!.id}${isForHer ? '&for=person' : ''}`
          : '',
    }
  },
  example: ({ customer }) => `/staff/customers/${customer}/looks`,
})

/** Whom to ask while the list cannot be shown. That there is an enquiry is not said: it may be about whoever reads this. */
async function readOfficer(ctx: Ctx) {
  const { privacy } = (await readOrganisation(ctx)).council
  return { isWithheld: true, officer: t('withheld', { officer: say(privacy.officer, 'en'), email: privacy.email }) }
}
