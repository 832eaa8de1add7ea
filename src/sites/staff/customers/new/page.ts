import { addCustomer, openCustomer, readEmail, readPhone } from '../../../../modules/customers/index.ts'
import { Refused, refuseUnless } from '../../../../platform/errors.ts'
import { choiceField, dateField, type Field, textField } from '../../../../platform/page/fields.ts'
import { FieldError, page, redirect } from '../../../../platform/page/page.ts'
import { type Box, choicesOf, sourceBox, sourceField } from '../change.ts'
import { text } from './text.ts'

const KINDS = { person: text['kind.person'].en, organisation: text['kind.organisation'].en }

/** A rule of customers as a field has it: all that is wrong is said at once. */
const ruled =
  (field: Field<string>, rule: (typed: string) => unknown): Field<string> =>
  raw => {
    const typed = field(raw)
    try {
      if (typed) rule(typed)
      return typed
    } catch (error) {
      throw error instanceof Refused ? new FieldError(`refused.${error.code}`) : error
    }
  }

const refuseFuture = (day: string) =>
  refuseUnless(day <= Temporal.Now.plainDateISO().toString(), 'customers.born-in-future')

const form = {
  name: textField({ required: 'nameMissing', max: 200 }),
  kind: choiceField(['person', 'organisation']),
  phone: ruled(textField({ max: 40 }), readPhone),
  email: ruled(textField({ max: 200 }), readEmail),
  born: ruled(dateField({ wrong: 'dateWrong' }), refuseFuture),
  source: sourceField,
}

/** A record made by hand, open for whoever made it. */
export const newCustomerPage = page({
  at: import.meta,
  path: '/staff/customers/new',
  permission: 'customers.change',
  audit: 'customer-addition',
  template: 'staff/customers/change.njk',
  texts: text,
  form,
  load: async () => ({ back: '/staff/customers', intro: [text.intro.en], boxes: BOXES }),
  async submit(ctx, _, values) {
    const { kind, born, ...rest } = values
    const input = { ...rest, kind: kind || ('person' as const), born: born || null }
    const customerId = await addCustomer(ctx, input)
    await openCustomer(ctx, { customerId, reason: 'speaking' })
    return redirect(`/staff/customers/${customerId}?done=added`)
  },
})

const BOXES: Box[] = [
  { control: 'line', name: 'name', label: text.name.en },
  { control: 'radios', name: 'kind', label: text.kind.en, value: 'person', choices: choicesOf(KINDS) },
  { control: 'line', name: 'phone', label: text.phone.en, inputmode: 'tel', width: 'govuk-input--width-20' },
  { control: 'line', name: 'email', label: text.email.en },
  { control: 'date', name: 'born', label: text.born.en, hint: text.bornHint.en },
  sourceBox(),
]
