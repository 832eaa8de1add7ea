// The boxes of a way to reach somebody, for a new one and for one that changes.
import type { ContactPoint, ContactPointInput } from '../../../../../modules/customers/index.ts'
import { formatPostcode } from '../../../../../platform/form/index.ts'
import { choicesField, dateField, textField, type ValuesOf } from '../../../../../platform/page/fields.ts'
import { type Box, sourceBox, sourceField } from '../../change.ts'
import { sayPoint } from '../../words.ts'
import { text } from './text.ts'

type Kind = ContactPoint['kind']

const USES = ['safe', 'textOk', 'messageOk'] as const
const MORE = ['preferred', 'neutral'] as const

export const KINDS = ['phone', 'email', 'address'] as const

export const pointForm = {
  value: textField({ required: 'valueMissing', max: 300 }),
  postcode: textField({ max: 12 }),
  uprn: textField({ max: 20 }),
  fromOn: dateField({ wrong: 'dateWrong' }),
  toOn: dateField({ wrong: 'dateWrong' }),
  use: choicesField(USES),
  more: choicesField(MORE),
  source: sourceField,
}

/** All boxes, or those of one kind. */
export function pointBoxes(kind: Kind | null, point?: ContactPoint): Box[] {
  const isAddress = kind === null || kind === 'address'
  const uses = kind === null || kind === 'phone' ? USES : (['safe'] as const)
  const more = kind === null || kind === 'email' ? MORE : (['preferred'] as const)
  const { street, postcode } = point ? partsOf(point) : { street: '', postcode: '' }
  const addressBoxes: Box[] = [
    { control: 'line', name: 'postcode', label: text.postcode.en, value: postcode, width: 'govuk-input--width-10' },
    {
      control: 'line',
      name: 'uprn',
      label: text.uprn.en,
      hint: text.uprnHint.en,
      value: point?.uprn ?? '',
      width: 'govuk-input--width-10',
      inputmode: 'numeric',
    },
    { control: 'date', name: 'fromOn', label: text.fromOn.en, value: point?.fromOn ?? '' },
    { control: 'date', name: 'toOn', label: text.toOn.en, value: point?.toOn ?? '' },
  ]
  return [
    {
      control: 'line',
      name: 'value',
      label: kind ? text[`value.${kind}`].en : text.value.en,
      ...(isAddress && { hint: text.valueHint.en }),
      value: street,
    },
    ...(isAddress ? addressBoxes : []),
    {
      control: 'ticks',
      name: 'use',
      label: text.use.en,
      hint: text.useHint.en,
      // What nobody has asked her is for whoever writes it down to ask.
      value: point?.asked ? USES.filter(use => point[use]) : [],
      choices: uses.map(value => ({
        value,
        text: kind && value === 'safe' ? text[`safe.${kind}`].en : text[`use.${value}`].en,
      })),
    },
    {
      control: 'ticks',
      name: 'more',
      label: text.more.en,
      value: point ? MORE.filter(each => point[each]) : [],
      choices: more.map(value => ({ value, text: text[`more.${value}`].en })),
    },
    sourceBox(),
  ]
}

/** An address as it was typed: the postcode has a box of its own. */
function partsOf(point: ContactPoint) {
  if (point.kind !== 'address') return { street: sayPoint(point), postcode: '' }
  const postcode = formatPostcode(point.normal.split(' ')[0]!) ?? ''
  return { street: point.value.replace(new RegExp(`(, )?${postcode}$`, 'i'), ''), postcode }
}

export const readPoint = (
  customerId: string,
  kind: Kind,
  { use, more, fromOn, toOn, ...rest }: ValuesOf<typeof pointForm>,
): ContactPointInput => ({
  customerId,
  kind,
  ...rest,
  fromOn: fromOn || null,
  toOn: toOn || null,
  safe: use.includes('safe'),
  textOk: use.includes('textOk'),
  messageOk: use.includes('messageOk'),
  preferred: more.includes('preferred'),
  neutral: more.includes('neutral'),
})

/** At which box each refusal is said. */
export const POINT_FIELDS = {
  'customers.email-wrong': 'value',
  'customers.phone-wrong': 'value',
  'customers.address-missing': 'value',
  'customers.postcode-wrong': 'postcode',
  'customers.uprn-wrong': 'uprn',
  'customers.ends-before-it-starts': 'toOn',
}
