import type { StaffTexts } from '../../../../../platform/text.ts'
import { outcomeTexts } from '../../../requests/closure/outcome-text.ts'

export const text = {
  ...outcomeTexts,
  title: { en: 'Close these requests' },
  intro: {
    en: 'Look at each one first. They close with the same outcome and the same words, and everybody who follows them is told and asked whether it is sorted.',
  },
  mixed: { en: 'They are of different services. Is it really true for all of them?' },
  outcome: { en: 'How did they end?' },
  words: { en: 'What the customers should know' },
  wordsHint: { en: 'Each of them reads this, word for word.' },
  sure: { en: 'This is true for every one of these requests' },
  confirm: { en: 'Confirm' },
  close: { en: 'Close them and tell everybody' },
  sureMissing: { en: 'Confirm that this is true for every one of these requests' },
} satisfies StaffTexts
