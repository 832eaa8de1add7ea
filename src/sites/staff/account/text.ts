import type { StaffTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Your account' },
} satisfies StaffTexts
