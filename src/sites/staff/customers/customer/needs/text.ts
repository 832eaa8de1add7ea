import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Add a need' },
  save: { en: 'Add the need' },
  kind: { en: 'What do they need?' },
  detail: { en: 'Which language, or what about access' },
  detailHint: { en: 'For example Polish, or a room without steps. Needed for an interpreter and for access.' },
  kindMissing: { en: 'Choose what they need' },
} satisfies StaffTexts
