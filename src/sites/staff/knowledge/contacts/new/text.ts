import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Add a contact' },
} satisfies StaffTexts
