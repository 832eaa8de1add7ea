import type { Service } from '../../../../modules/catalogue/index.ts'
import type { Language } from '../../../../platform/text.ts'
import { pounds } from '../../money.ts'
import { type Bag, type Field, wordsFields } from './field.ts'
import { numberField } from './numbers.ts'

type Languages = readonly Language[]
const bag = (value: unknown): Bag => value as Bag

export function costFields(service: Service, languages: Languages): Field[] {
  const cost = [
    numberField({
      name: 'cost-pounds',
      at: 'cost.pence',
      label: 'What one costs us, in pounds',
      hint: 'For example 65 or 14.50. Leave it empty if nobody knows',
      group: 'cost',
      required: false,
      value: service.cost ? pounds(service.cost.pence) : '',
      put: (changed, value) => {
        if (value === null) delete changed.cost
        else changed.cost = { ...(changed.cost ?? { source: {} as never }), pence: Math.round(value * 100) }
      },
    }),
    ...wordsFields({
      name: 'cost-source',
      at: 'cost.source',
      label: 'Where that figure comes from',
      required: false,
      holder: changed => bag(changed.cost),
      key: 'source',
      languages,
      words: service.cost?.source,
    }).map(field => ({ ...field, group: 'cost' })),
  ]
  return service.form?.some(({ type }) => type === 'place') ? [...cost, ...nearbyFields(service)] : cost
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
