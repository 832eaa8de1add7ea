import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Is this a colleague, or family of one?' },
  save: { en: 'Save' },
  intro: {
    en: 'Nobody opens their own record, or that of their family. A colleague whose email at work is on the record cannot open it anyway.',
  },
  email: { en: 'The colleague’s email address at work' },
  kind: { en: 'This is' },
  'kind.own': { en: 'The colleague' },
  'kind.family': { en: 'Somebody of their family' },
  emailMissing: { en: 'Enter the email address' },
  kindMissing: { en: 'Choose who it is' },
} satisfies StaffTexts
