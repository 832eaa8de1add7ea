import type { StaffTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Search' },
  'by.reference': { en: 'With this reference' },
  'by.postcode': { en: 'At this postcode' },
  'by.words': { en: 'With these words or this name' },
  recent: {
    en: 'These words are common: we looked in open requests and in the last 12 months, and show the 25 newest. Add a word to find fewer.',
  },
  most: { en: 'The 25 newest are shown.' },
  nothing: { en: 'Nothing was found.' },
  hints: {
    en: 'Look for a reference, a postcode or its beginning, a name, or words that the customer used. Closed requests older than 12 months are found by reference, postcode and name.',
  },
  refused: { en: 'You can look for a reference or a postcode.' },
  rows: { en: 'What was found, the newest first' },
  asked: { en: 'Asked' },
  what: { en: 'What and where' },
  status: { en: 'Status' },
  team: { en: 'Team' },
  reference: { en: 'Reference' },
} satisfies StaffTexts
