import { linkOwnRecord } from '../../../../../modules/customers/index.ts'
import { choiceField, textField } from '../../../../../platform/page/fields.ts'
import { atField } from '../../../at-field.ts'
import { changePage } from '../../change.ts'
import { doneAt } from '../../opened.ts'
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
  more: () => ({ intro: [text.intro.en] }),
  boxes: () => [
    { control: 'line', name: 'email', label: text.email.en },
    {
      control: 'radios',
      name: 'kind',
      label: text.kind.en,
      choices: KINDS.map(value => ({ value, text: text[`kind.${value}`].en })),
    },
  ],
  async submit(ctx, visit, { email, kind }) {
    const linked = linkOwnRecord(ctx, { customerId: visit.params.customer!, email, kind: kind || 'own' })
    await atField(linked, { 'customers.no-such-colleague': 'email' })
    return doneAt(visit, 'linked')
  },
})
