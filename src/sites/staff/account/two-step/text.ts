import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  titleOn: { en: 'Turn on two-step sign-in' },
  titleOff: { en: 'Turn off two-step sign-in' },
  why: {
    en: 'After your password you type a code that an app on your phone shows. Then nobody can sign in as you with your password alone.',
  },
  need: {
    en: 'You need an authenticator app. Many phones and password managers have one built in. It works without a signal and costs nothing.',
  },
  offWords: { en: 'Afterwards your password alone is enough to sign in as you.' },
  'done.two-step-wanted': {
    en: 'Your council asks everybody for a second step. Set it up now, then you can go on',
  },
  password: { en: 'Your password' },
  show: { en: 'Show' },
  hide: { en: 'Hide' },
  turnOff: { en: 'Turn off' },
  passwordMissing: { en: 'Enter your password' },
} satisfies StaffTexts
