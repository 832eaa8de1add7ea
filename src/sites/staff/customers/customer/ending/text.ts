import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Take this off the record?' },
  save: { en: 'Take it off' },
  words: { en: 'It does not count any more. It is kept in the history.' },
} satisfies StaffTexts
