import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Write to these customers' },
  words: { en: 'Your message' },
  hint: {
    en: 'Everybody who follows one of these requests gets it, each privately and for their own request. Write only what is true for all of them.',
  },
  send: { en: 'Send to all of them' },
  missing: { en: 'Write your message' },
} satisfies StaffTexts
