import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Give ‘{name}’ back to the pack?' },
  words: {
    en: 'It was changed here, so loading the pack leaves it alone. Give it back, and it says again what the pack said last. From then on loading the pack changes it.',
  },
  changes: { en: 'What would change' },
  same: { en: 'It says what the pack said last: residents see no change.' },
  kept: { en: 'Nothing is lost: what it says now stays as an old version, which can come back.' },
  draft: { en: 'There is a draft of this service. It stays.' },
  giveBack: { en: 'Give it back to the pack' },
  hasIt: { en: 'There is nothing to give back: it says what the pack said, or no pack ever had it.' },
} satisfies StaffTexts
