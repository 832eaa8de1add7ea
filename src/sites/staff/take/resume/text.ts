import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Continue a saved form' },
  code: { en: 'Their code' },
  hint: { en: 'It has 9 digits. Ask for them in threes and read them back.' },
  goOn: { en: 'Continue' },
} satisfies StaffTexts
