import type { StaffTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Why people have to ask again' },
  intro: {
    en: 'Matters of failure demand, counted by service, with the causes that those who study the work have signed. They are no judgement of an adviser, and nobody’s name is in them.',
  },
  list: { en: 'Change the list of causes' },
  study: { en: 'Read samples' },
  period: { en: 'Period' },
  show: { en: 'Show' },
  service: { en: 'Service' },
  failures: { en: 'Failure demand (n)' },
  signed: { en: 'Cause known' },
  ofN: { en: '{signed} of {n}' },
  causes: { en: 'Causes' },
  notStudied: { en: 'Nobody has studied these yet' },
  noService: { en: 'No service was named' },
  none: { en: 'Nothing of this kind in this period.' },
} satisfies StaffTexts
