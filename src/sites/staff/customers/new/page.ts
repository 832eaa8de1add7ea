import { addCustomer, openCustomer } from '../../../../modules/customers/index.ts'
import { choiceField, dateField, textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { atField } from '../../at-field.ts'
import { type Box, choicesOf, sourceBox, sourceField } from '../change.ts'
import { text } from './text.ts'

const KINDS = { person: text['kind.person'].en, organisation: text['kind.organisation'].en }

const form = {
  name: textField({ required: 'nameMissing', max: 200 }),
  kind: choiceField(['person', 'organisation']),
  phone: textField({ max: 40 }),
  email: textField({ max: 200 }),
  born: dateField({ wrong: 'dateWrong' }),
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
    const customerId = await atField(addCustomer(ctx, input), {
      'customers.name-': 'name',
      'customers.phone-': 'phone',
      'customers.email-': 'email',
      'customers.born-': 'born',
    })
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
