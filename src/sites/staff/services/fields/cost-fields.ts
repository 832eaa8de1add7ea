import type { Service } from '../../../../modules/catalogue/index.ts'
import type { Language } from '../../../../platform/text.ts'
import { pounds } from '../../money.ts'
import { type Bag, type Field, wordsFields } from './field.ts'
import { numberField } from './numbers.ts'

type Languages = readonly Language[]
const bag = (value: unknown): Bag => value as Bag

export function costFields(service: Service, languages: Languages): Field[] {
  const cost = [
    ...moneyFields(service, languages, {
      key: 'cost',
      label: 'What one costs us, in pounds',
      hint: 'For example 65 or 14.50. Leave it empty if nobody knows',
      source: 'Where that figure comes from',
    }),
    ...moneyFields(service, languages, {
      key: 'fee',
      label: 'What they pay us for one, in pounds',
      hint: 'For example 36. Leave it empty if it is free',
      source: 'Where they can read that',
    }),
  ]
  return service.form?.some(({ type }) => type === 'place') ? [...cost, ...nearbyFields(service)] : cost
}

interface Money {
  key: 'cost' | 'fee'
  label: string
  hint: string
  source: string
}

function moneyFields(service: Service, languages: Languages, { key, label, hint, source }: Money): Field[] {
  return [
    numberField({
      name: `${key}-pounds`,
      at: `${key}.pence`,
      label,
      hint,
      group: key,
      required: false,
      value: service[key] ? pounds(service[key].pence) : '',
      put: (changed, value) => {
        if (value === null) delete changed[key]
        else changed[key] = { ...(changed[key] ?? { source: {} as never }), pence: Math.round(value * 100) }
      },
    }),
    ...wordsFields({
      name: `${key}-source`,
      at: `${key}.source`,
      label: source,
      required: false,
      holder: changed => bag(changed[key]),
      key: 'source',
      languages,
      words: service[key]?.source,
    }).map(field => ({ ...field, group: key })),
  ]
}

function nearbyFields({ nearby }: Service): Field[] {
  const field = (key: 'metres' | 'weeks', label: string, hint: string) =>
    numberField({
      name: `nearby-${key}`,
      at: `nearby.${key}`,
      label,
      hint,
      group: 'nearby',
      required: false,
      value: nearby ? String(nearby[key]) : '',
      put: (changed, value) => {
        const { [key]: _, ...rest } = changed.nearby ?? ({} as never)
        const next = { ...rest, ...(value !== null && { [key]: value }) }
        if (Object.keys(next).length > 0) changed.nearby = next as typeof nearby & {}
        else delete changed.nearby
      },
    })
  return [
    field('metres', 'Show open reports of the same thing within how many metres', 'Leave both empty to show none'),
    field('weeks', 'Up to how many weeks old', 'For example 12'),
  ]
}

export function privacyFields({ privacy }: Service, languages: Languages): Field[] {
  const words = (key: 'purpose' | 'lawfulBasis' | 'sharing', label: string) =>
    wordsFields({
      name: `privacy-${key}`,
      at: `privacy.${key}`,
      label,
      holder: changed => bag(changed.privacy),
      key,
      languages,
      words: privacy[key],
    })
  return [
    ...words('purpose', 'What we use it for'),
    ...words('lawfulBasis', 'Lawful basis'),
    ...words('sharing', 'Who else gets it'),
    numberField({
      name: 'retention-months',
      at: 'privacy.retention.months',
      label: 'How many months we keep it',
      group: 'retention-months',
      required: true,
      value: String(privacy.retention.months),
      put: (changed, value) => {
        if (value !== null) changed.privacy.retention.months = value
      },
    }),
    ...wordsFields({
      name: 'retention-why',
      at: 'privacy.retention.why',
      label: 'Why so long',
      holder: changed => bag(changed.privacy.retention),
      key: 'why',
      languages,
      words: privacy.retention.why,
    }),
  ]
}
