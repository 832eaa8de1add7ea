import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Answer your colleague' },
  contact: { en: 'A contact' },
  said: { en: '{name} said' },
  putRight: { en: 'Put it right first, if it is wrong' },
  answer: { en: 'What came of it?' },
  answerHint: { en: 'Your colleague reads this in their list' },
  send: { en: 'Send the answer' },
  answerMissing: { en: 'Enter an answer' },
} satisfies StaffTexts
