import type { StaffTexts } from '../../../../../../platform/text.ts'

export const text = {
  title: { en: 'Change this contact' },
} satisfies StaffTexts
