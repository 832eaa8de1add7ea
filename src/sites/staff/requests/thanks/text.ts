import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Pass on thanks' },
  to: { en: 'Whom are they for?' },
  'how.closed': { en: 'Closed it' },
  'how.has': { en: 'Has it now' },
  'how.took': { en: 'Took it' },
  nobody: { en: 'Nobody has worked on this yet.' },
  words: { en: 'What they said, in their words' },
  save: { en: 'Pass it on' },
  choose: { en: 'Choose whom the thanks are for' },
  missing: { en: 'Write what they said' },
} satisfies StaffTexts
