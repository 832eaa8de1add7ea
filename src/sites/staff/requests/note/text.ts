import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Add a note' },
  words: { en: 'Note for colleagues' },
  hint: {
    en: 'The customer does not see it here. They can ask to see what we hold on them, so write what you would say to them.',
  },
  save: { en: 'Save note' },
  missing: { en: 'Write the note' },
} satisfies StaffTexts
