import type { StaffTexts } from '../../../platform/text.ts'

export const text = {
  duplicates: { en: 'Look at records that may be one person' },
  title: { en: 'Customers' },
  box: { en: 'Find somebody' },
  boxHint: {
    en: 'Name, phone (the last 6 digits are enough), email, postcode and house number, street, date of birth or a reference. You can put several together.',
  },
  find: { en: 'Find' },
  add: { en: 'Add somebody new' },
  found: { en: 'People found' },
  nothing: { en: 'Nobody was found.' },
  nothingHint: { en: 'Try the postcode and house number, or the last 6 digits of the phone.' },
  loose: { en: 'Nobody fits all of it. These people fit all but one part.' },
  many: { en: 'Many people fit. Add a postcode, a phone or a date of birth to find fewer.' },
  restricted: { en: 'A record kept for one team' },
  restrictedWords: { en: 'You can ask that team. In an emergency you can open it, and they are told.' },
  organisation: { en: 'Organisation' },
  died: { en: 'Died' },
  noName: { en: 'No name given' },
  matched: { en: 'Fits: {what}' },
  wrote: { en: 'See what was written under {reference}' },
  joined: { en: 'Asked or follows {reference}' },
  'done.restricted': { en: 'From now on only these teams see the record' },
} satisfies StaffTexts
