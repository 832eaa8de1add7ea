import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Write an answer' },
} satisfies StaffTexts
