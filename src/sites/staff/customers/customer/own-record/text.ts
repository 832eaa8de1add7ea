import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Is this a colleague, or family of one?' },
  save: { en: 'Save' },
  intro: {
    en: 'Nobody opens their own record, or that of their family. A colleague whose email at work is on the record cannot open it anyway.',
  },
  asked: {
    en: 'They do not see what was asked by this person either. What they have in hand of it goes back to the team.',
  },
  end: { en: 'Take off' },
  email: { en: 'The colleague’s email address at work' },
  kind: { en: 'This is' },
  emailMissing: { en: 'Enter the email address' },
  kindMissing: { en: 'Choose who it is' },
} satisfies StaffTexts
