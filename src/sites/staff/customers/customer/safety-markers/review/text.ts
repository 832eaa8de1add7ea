import type { StaffTexts } from '../../../../../../platform/text.ts'

export const text = {
  title: { en: 'Is this warning still right?' },
  save: { en: 'It is still right' },
  intro: { en: 'If it is not, go back and take it off the record.' },
  found: { en: 'What did you find out?' },
  foundHint: { en: 'It is added to what happened. Only your team reads it.' },
  foundMissing: { en: 'Say what you found out' },
  reviewOn: { en: 'When will you look at it again?' },
  reviewHint: { en: 'Within 12 months' },
  reviewMissing: { en: 'Enter the day' },
} satisfies StaffTexts
