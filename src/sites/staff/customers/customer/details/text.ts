import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Change what we know about them' },
  save: { en: 'Save' },
  name: { en: 'Name' },
  kind: { en: 'This is' },
  'kind.person': { en: 'A person' },
  'kind.organisation': { en: 'An organisation' },
  born: { en: 'Date of birth' },
  bornHint: { en: 'For example, 10 12 1959. Leave it empty if we do not need it.' },
  language: { en: 'Language we write in' },
  preferredChannel: { en: 'How they like to be reached' },
  noChannel: { en: 'No preference' },
  preferredTimes: { en: 'When they like to be reached' },
  preferredTimesHint: { en: 'For example, weekdays after 4pm' },
  informed: { en: 'Do they want to be kept informed?' },
  informedHint: { en: 'If not, they get nothing but answers to what they ask, and what the law needs.' },
  safeWord: { en: 'Safe word' },
  safeWordHint: { en: 'They say it on the phone, so that we know that it is them.' },
  meanwhile: {
    en: '{what}: somebody else changed this while you had the page open. It is now: {now}. Save again to keep yours, or put theirs back',
  },
  meanwhileNothing: {
    en: '{what}: somebody else emptied this while you had the page open. Save again to keep yours, or empty it',
  },
  nameMissing: { en: 'Enter a name' },
  informedMissing: { en: 'Choose yes or no' },
} satisfies StaffTexts
