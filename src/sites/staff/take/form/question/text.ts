import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  progressOpen: { en: 'Question {position}' },
  progress: { en: 'Question {position} of {total}' },
  save: { en: 'Save, and give them a code to go on by themselves' },
} satisfies StaffTexts
