import type { StaffTexts } from '../../../../../../platform/text.ts'

export const text = {
  title: { en: 'Withdraw this answer?' },
  words: { en: 'Nobody finds it from now on. You can publish it again.' },
  why: { en: 'Why?' },
  whyHint: { en: 'Colleagues see this in its history' },
  do: { en: 'Withdraw it' },
  whyMissing: { en: 'Say why' },
} satisfies StaffTexts
