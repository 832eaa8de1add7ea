import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Has this person died?' },
  save: { en: 'Save' },
  words: { en: 'From that minute nothing is sent to them: no letter, no email, no text.' },
  undoWords: { en: 'If this is a mistake, say so here. Then they are written to again.' },
  died: { en: 'Has this person died?' },
  'died.yes': { en: 'Yes, they have died' },
  'died.no': { en: 'No, they are alive' },
  diedMissing: { en: 'Choose yes or no' },
} satisfies StaffTexts
