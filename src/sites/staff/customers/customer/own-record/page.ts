import { linkOwnRecord } from '../../../../../modules/customers/index.ts'
import { choiceField, textField } from '../../../../../platform/page/fields.ts'
import { atField } from '../../../at-field.ts'
import { changePage, choicesOf } from '../../change.ts'
import { doneAt, pathOf } from '../../opened.ts'
import { OWN_NAMES, sayOwnRecord } from '../../words.ts'
import { text } from './text.ts'

const KINDS = ['own', 'family'] as const

const form = {
  email: textField({ required: 'emailMissing', max: 200 }),
  kind: choiceField(KINDS, { required: 'kindMissing' }),
}

export const ownRecordPage = changePage({
  at: import.meta,
  path: 'own-record',
  permission: 'customers.restrict',
  audit: 'customer-own-record',
  texts: text,
  form,
  more: (_, customer) => ({
    intro: [text.intro.en, text.asked.en],
    existing: customer.ownRecords
      .filter(({ endedAt }) => !endedAt)
      .map(row => ({
        text: sayOwnRecord(row),
        act: text.end.en,
        href: `${pathOf(customer)}/ending/own-records/${row.id}`,
      })),
  }),
  boxes: () => [
    { control: 'line', name: 'email', label: text.email.en },
    {
      control: 'radios',
      name: 'kind',
      label: text.kind.en,
      choices: choicesOf(OWN_NAMES),
    },
  ],
  async submit(ctx, visit, { email, kind }) {
    const linked = linkOwnRecord(ctx, { customerId: visit.params.customer!, email, kind: kind || 'own' })
    await atField(linked, { 'customers.no-such-colleague': 'email' })
    return doneAt(visit, 'linked')
  },
})
