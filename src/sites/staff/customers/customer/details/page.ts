import { changeCustomer } from '../../../../../modules/customers/index.ts'
import { choiceField, dateField, textField } from '../../../../../platform/page/fields.ts'
import { atField } from '../../../at-field.ts'
import { changePage, choicesOf, sourceBox, sourceField } from '../../change.ts'
import { doneAt } from '../../opened.ts'
import { CHANNEL_CHOICES, LANGUAGES } from '../../words.ts'
import { text } from './text.ts'

const YES_NO = { yes: 'Yes', no: 'No' }
const KINDS = { person: text['kind.person'].en, organisation: text['kind.organisation'].en }

const form = {
  name: textField({ required: 'nameMissing', max: 200 }),
  kind: choiceField(['person', 'organisation'], { required: 'nameMissing' }),
  born: dateField({ wrong: 'dateWrong' }),
  language: choiceField(['en', 'cy']),
  preferredChannel: choiceField(Object.keys(CHANNEL_CHOICES)),
  preferredTimes: textField({ max: 200 }),
  informed: choiceField(['yes', 'no'], { required: 'informedMissing' }),
  safeWord: textField({ max: 60 }),
  source: sourceField,
}

/** What a person has one of. */
export const detailsPage = changePage({
  at: import.meta,
  path: 'details',
  audit: 'customer-details',
  texts: text,
  form,
  boxes: (_, customer) => [
    { control: 'line', name: 'name', label: text.name.en, value: customer.name },
    { control: 'radios', name: 'kind', label: text.kind.en, value: customer.kind, choices: choicesOf(KINDS) },
    { control: 'date', name: 'born', label: text.born.en, hint: text.bornHint.en, value: customer.born },
    {
      control: 'select',
      name: 'language',
      label: text.language.en,
      value: customer.language,
      choices: choicesOf(LANGUAGES),
    },
    {
      control: 'select',
      name: 'preferredChannel',
      label: text.preferredChannel.en,
      value: customer.preferredChannel ?? '',
      choices: [{ value: '', text: text.noChannel.en }, ...choicesOf(CHANNEL_CHOICES)],
    },
    {
      control: 'line',
      name: 'preferredTimes',
      label: text.preferredTimes.en,
      hint: text.preferredTimesHint.en,
      value: customer.preferredTimes,
    },
    {
      control: 'radios',
      name: 'informed',
      label: text.informed.en,
      hint: text.informedHint.en,
      value: customer.informed ? 'yes' : 'no',
      choices: choicesOf(YES_NO),
    },
    {
      control: 'line',
      name: 'safeWord',
      label: text.safeWord.en,
      hint: text.safeWordHint.en,
      value: customer.safeWord,
      width: 'govuk-input--width-20',
    },
    sourceBox(),
  ],
  async submit(ctx, visit, values) {
    const { source, informed, born, language, kind, ...rest } = values
    const details = {
      ...rest,
      kind: kind || ('person' as const),
      born: born || null,
      language: language || 'en',
      informed: informed === 'yes',
    }
    const change = changeCustomer(ctx, { customerId: visit.params.customer!, source, details })
    await atField(change, { 'customers.name-': 'name', 'customers.born-': 'born' })
    return doneAt(visit, 'changed')
  },
})
