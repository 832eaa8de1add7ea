import type { StaffTexts } from '../../../../../../platform/text.ts'

export const text = {
  kind: { en: 'Answer: {type}' },
  remove: { en: 'Take this question away' },
} satisfies StaffTexts
