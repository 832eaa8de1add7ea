import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Change your password' },
  current: { en: 'Your password now' },
  password: { en: 'New password' },
  hint: {
    en: 'Use {min} characters or more. Three words that do not belong together are easy to remember and hard to guess.',
  },
  again: { en: 'Type the new password again' },
  show: { en: 'Show' },
  hide: { en: 'Hide' },
  changeIt: { en: 'Change my password' },
  currentMissing: { en: 'Enter your password' },
  passwordMissing: { en: 'Enter a new password' },
  againMissing: { en: 'Type the new password again' },
  notTheSame: { en: 'The two new passwords are not the same' },
} satisfies StaffTexts
