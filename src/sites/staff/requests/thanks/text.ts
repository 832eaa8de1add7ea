import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Pass on thanks' },
  to: { en: 'Whom are they for?' },
  'how.closed': { en: 'Closed it' },
  'how.has': { en: 'Has it now' },
  'how.took': { en: 'Took it' },
  nobodyYet: { en: 'Nobody has worked on this yet.' },
  words: { en: 'What they said, in their words' },
  other: { en: 'Somebody else' },
  name: { en: 'Their name, or how it begins' },
  nameMissing: { en: 'Enter the name of whom the thanks are for' },
  nobodyNamed: { en: 'Nobody of that name works here. Try only the first or the last name' },
  severalNamed: { en: 'Several colleagues have that name. Choose which of them' },
  save: { en: 'Pass it on' },
  choose: { en: 'Choose whom the thanks are for' },
  missing: { en: 'Write what they said' },
} satisfies StaffTexts
