import type { StaffTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Choose a new password' },
  intro: { en: 'Tell us your work email address. We will send you a link with which you can choose a new password.' },
  email: { en: 'Email address' },
  send: { en: 'Send me a link' },
  emailMissing: { en: 'Enter your email address' },
  sentTitle: { en: 'Look in your email' },
  sentWords: {
    en: 'If somebody here has that email address, we have sent them a link. It works once, and for one hour.',
  },
  sentElse: {
    en: 'No email after ten minutes? Look in your junk folder, or ask an administrator to send you a link.',
  },
} satisfies StaffTexts
