import type { StaffTexts } from '../../../platform/text.ts'

export const noteTexts = {
  wrote: { en: '{name} wrote' },
  answered: { en: '{name} answered' },
  read: { en: 'Seen {day}' },
  notRead: { en: 'Not seen yet' },
  answer: { en: 'Your answer' },
  saveAnswer: { en: 'Answer' },
  wordsMissing: { en: 'Write something' },
} satisfies StaffTexts
