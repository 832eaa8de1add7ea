import type { StaffTexts } from '../../../../../../../platform/text.ts'

export const text = {
  title: { en: 'Take ‘{question}’ away?' },
  intro: {
    en: 'It goes from the draft, and from the script for advisers. Answers that people gave before stay with their requests.',
  },
  dependents: { en: 'It has to stay, because these come only after certain answers to it:' },
  remove: { en: 'Take the question away' },
} satisfies StaffTexts
