import { breakGlass, findRestricted, findWhom, openCustomer, REASONS } from '../../../../../modules/customers/index.ts'
import { readOrganisation } from '../../../../../modules/organisation/index.ts'
import type { Ctx } from '../../../../../platform/context.ts'
import { NotFound } from '../../../../../platform/errors.ts'
import { choiceField, textField } from '../../../../../platform/page/fields.ts'
import { FieldError, ownPath, page, redirect, type Visit } from '../../../../../platform/page/page.ts'
import { say, translator } from '../../../../../platform/text.ts'
import { atField } from '../../../at-field.ts'
import { REASON_NAMES } from '../../words.ts'
import { text } from './text.ts'

const t = translator(text, 'en')

/** Asks why, before a record is shown; of a restricted one, what the emergency is. */
export const openingPage = page({
  at: import.meta,
  path: '/staff/customers/:customer/opening',
  permission: 'customers.read',
  audit: 'customer-opening',
  texts: text,
  form: {
    reason: raw => {
      const emergency = raw === 'emergency'
      const reason = choiceField(REASONS)(raw)
      if (!reason && !emergency) throw new FieldError('reasonMissing')
      return emergency ? ('emergency' as const) : (reason as (typeof REASONS)[number])
    },
    words: textField({ max: 500 }),
  },
  async load(ctx, visit) {
    const whom = await findWhom(ctx, visit.params.customer!)
    const back = '/staff/customers'
    if (whom) return { back, whom, reasons: REASONS.map(value => ({ value, text: REASON_NAMES[value] })) }
    const restricted = await findRestricted(ctx, visit.params.customer!)
    if (!restricted) throw new NotFound('customer')
    return { back, ...(await sayRestricted(ctx, restricted.ownerTeam)) }
  },
  async submit(ctx, visit, { reason, words }) {
    const customerId = visit.params.customer!
    const opening =
      reason === 'emergency' ? breakGlass(ctx, { customerId, words }) : openCustomer(ctx, { customerId, reason, words })
    const id = await atField(opening, { 'customers.words-missing': 'words' })
    return redirect(wanted(visit, customerId) ?? `/staff/customers/${id}`)
  },
  example: ({ customer }) => `/staff/customers/${customer}/opening`,
})

async function sayRestricted(ctx: Ctx, ownerTeam: string) {
  const { teams } = await readOrganisation(ctx)
  const team = say(teams.get(ownerTeam)?.name, 'en') || ownerTeam
  return {
    restricted: {
      intro: t('restrictedIntro', { team }),
      warning: t('restrictedWarning', { team }),
      hint: t('emergencyHint', { team }),
    },
  }
}

/** The page of this record that she wanted to see, or the conversation in which she asked who it is. */
function wanted({ query }: Visit, customerId: string): string | null {
  const path = ownPath(query.to ?? '')
  return path && [`/staff/customers/${customerId}`, '/staff/desk/'].some(start => path.startsWith(start)) ? path : null
}
