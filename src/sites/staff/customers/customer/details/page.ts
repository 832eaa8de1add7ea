import { changeCustomer, type Details } from '../../../../../modules/customers/index.ts'
import { Invalid } from '../../../../../platform/errors.ts'
import { choiceField, dateField, textField } from '../../../../../platform/page/fields.ts'
import { fill } from '../../../../../platform/text.ts'
import { atField } from '../../../at-field.ts'
import { changePage, choicesOf, sourceBox, sourceField } from '../../change.ts'
import { doneAt } from '../../opened.ts'
import { CHANNEL_CHOICES, LANGUAGES, sayBirthday } from '../../words.ts'
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
      value: customer.safeWords[0] ?? null,
      width: 'govuk-input--width-20',
    },
    sourceBox(),
  ],
  compares: true,
  async submit(ctx, visit, { source, ...values }) {
    const was = Object.fromEntries(
      Object.keys(values).flatMap(name => {
        const shown = visit.posted[`was-${name}`]
        return typeof shown === 'string' ? [[name, shown]] : []
      }),
    )
    const change = changeCustomer(ctx, {
      customerId: visit.params.customer!,
      source,
      details: detailsOf(values),
      was: detailsOf(was),
    })
    const meanwhile = await atField(change, { 'customers.name-': 'name', 'customers.born-': 'born' })
    if (meanwhile.length === 0) return doneAt(visit, 'changed')
    // She sees both now: saved again, hers takes the place of theirs.
    for (const { name, now } of meanwhile) visit.posted[`was-${name}`] = shownAs(now)
    throw new Invalid(Object.fromEntries(meanwhile.map(({ name, now }) => [name, sayMeanwhile(name, now)])))
  },
})

/** Boxes as what they say of a person; a box that is not there says nothing. */
function detailsOf(boxes: Record<string, string>): Partial<Details> {
  const { kind, born, language, informed, ...rest } = boxes
  return {
    ...rest,
    ...(kind === undefined ? {} : { kind: kind === 'organisation' ? kind : 'person' }),
    ...(born === undefined ? {} : { born: born || null }),
    ...(language === undefined ? {} : { language: language || 'en' }),
    ...(informed === undefined ? {} : { informed: informed === 'yes' }),
  }
}

/** As its box holds it. */
const shownAs = (value: unknown): string => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value ?? ''))

const NAMES_OF: Record<string, Record<string, string>> = {
  kind: KINDS,
  language: LANGUAGES,
  preferredChannel: CHANNEL_CHOICES,
  informed: YES_NO,
}

function sayMeanwhile(name: keyof Details, now: unknown): string {
  const shown = shownAs(now)
  const said = name === 'born' ? sayBirthday(shown || null) : (NAMES_OF[name]?.[shown] ?? shown)
  const what = text[name].en
  return said ? fill(text.meanwhile.en, { what, now: said }) : fill(text.meanwhileNothing.en, { what })
}
