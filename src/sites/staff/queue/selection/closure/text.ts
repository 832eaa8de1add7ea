import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Close these requests' },
  intro: {
    en: 'Look at each one first. They close with the same outcome and the same words, and everybody who follows them is told and asked whether it is sorted.',
  },
  mixed: { en: 'They are of different services. Is it really true for all of them?' },
  outcome: { en: 'How did they end?' },
  'outcome.done': { en: 'Done' },
  'outcome.refused': { en: 'Will not be done' },
  'outcome.elsewhere': { en: 'Somebody else’s' },
  words: { en: 'What the customers should know' },
  wordsHint: { en: 'Each of them reads this, word for word.' },
  challenge: { en: 'How they can challenge it' },
  body: { en: 'Whose it is' },
  bodyReference: { en: 'Their reference (optional)' },
  sure: { en: 'This is true for every one of these requests' },
  confirm: { en: 'Confirm' },
  close: { en: 'Close them and tell everybody' },
  sureMissing: { en: 'Confirm that this is true for every one of these requests' },
} satisfies StaffTexts
