import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Add somebody' },
  save: { en: 'Add this person' },
  kind: { en: 'Who are they?' },
  otherName: { en: 'Their name' },
  authority: { en: 'What have you seen that proves it?' },
  authorityHint: {
    en: 'For example, power of attorney, registered, seen on paper. Needed where they act by law or may see everything.',
  },
  maySee: { en: 'What may they see and hear?' },
  scope: { en: 'Which matters?' },
  scopeHint: { en: 'For example, council tax and bins' },
  until: { en: 'Until when?' },
  untilHint: { en: 'Leave it empty if it has no end.' },
  kindMissing: { en: 'Choose who they are' },
  nameMissing: { en: 'Enter their name' },
  maySeeMissing: { en: 'Choose what they may see' },
} satisfies StaffTexts
