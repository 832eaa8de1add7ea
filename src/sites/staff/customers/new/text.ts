import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Add somebody new' },
  save: { en: 'Add this person' },
  intro: { en: 'Look first: they may be known already, by another name or number.' },
  name: { en: 'Name' },
  kind: { en: 'This is' },
  'kind.person': { en: 'A person' },
  'kind.organisation': { en: 'An organisation' },
  phone: { en: 'Phone' },
  email: { en: 'Email' },
  born: { en: 'Date of birth' },
  bornHint: { en: 'Only if it is needed' },
  nameMissing: { en: 'Enter a name' },
  sourceMissing: { en: 'Choose how we know' },
  dateWrong: { en: 'Enter a real date' },
  day: { en: 'Day' },
  month: { en: 'Month' },
  year: { en: 'Year' },
} satisfies StaffTexts
