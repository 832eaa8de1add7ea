import type { StaffTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Choose a password' },
  hello: { en: 'Hello {name}. You will sign in with the email address {email}.' },
  password: { en: 'Password' },
  hint: {
    en: 'Use {min} characters or more. Three words that do not belong together are easy to remember and hard to guess.',
  },
  again: { en: 'Type the password again' },
  show: { en: 'Show' },
  hide: { en: 'Hide' },
  set: { en: 'Set my password' },
  passwordMissing: { en: 'Enter a password' },
  againMissing: { en: 'Type the password again' },
  notTheSame: { en: 'The two passwords are not the same' },
  goneTitle: { en: 'This link does not work any more' },
  goneWords: { en: 'It was used already, it is too old, or a newer one was made.' },
  goneNext: { en: 'Ask for a new link' },
} satisfies StaffTexts
