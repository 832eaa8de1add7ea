import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Open this again' },
  intro: {
    en: 'Because we were wrong, or something new is known. Everybody who follows it is told that we look at it again. The dates we gave before hold again.',
  },
  merged: { en: 'It was joined with another request. It stands by itself again.' },
  words: { en: 'Why' },
  hint: { en: 'For colleagues. The customer does not see it.' },
  reopen: { en: 'Open it again' },
  missing: { en: 'Write why you open it again' },
} satisfies StaffTexts
