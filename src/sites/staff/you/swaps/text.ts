import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Swap a shift' },
  whichYours: { en: 'Which shift do you give?' },
  yours: { en: 'You give:' },
  which: { en: 'Whose shift do you want for it?' },
  hint: {
    en: 'These colleagues are free when you work, and you are free when they do. They are asked on their own page.',
  },
  ask: { en: 'Ask for the swap' },
  nobody: { en: 'Nobody of your team could swap with you in these two weeks. Ask your team leader.' },
} satisfies StaffTexts
