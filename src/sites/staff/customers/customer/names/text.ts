import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Add a name' },
  save: { en: 'Add the name' },
  name: { en: 'Name' },
  kind: { en: 'What kind of name is it?' },
  'kind.known-as': { en: 'They are known as this' },
  'kind.previous': { en: 'They were called this before' },
  protected: { en: 'Protect this previous name' },
  protectedHint: {
    en: 'For recognised gender, adoption or a refuge. Search does not find it, and only duty officers see it.',
  },
  nameMissing: { en: 'Enter a name' },
  kindMissing: { en: 'Choose what kind of name it is' },
} satisfies StaffTexts
