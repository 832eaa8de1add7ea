import type { StaffTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Sign in' },
  intro: { en: 'For people who work for {council}.' },
  email: { en: 'Email address' },
  password: { en: 'Password' },
  show: { en: 'Show' },
  hide: { en: 'Hide' },
  singleButton: { en: 'Sign in with {name}' },
  orPassword: { en: 'Or sign in with a password' },
  troubleTitle: { en: 'You are not signed in' },
  'trouble.away': { en: 'We cannot reach {name} just now. Try again in a few minutes, or use a password' },
  'trouble.failed': { en: 'Signing in with {name} did not work. Try again' },
  'trouble.not-on-staff': {
    en: 'You have signed in with {name}, but you are not on the list of people who use this site. Ask an administrator to add you',
  },
  forgotten: { en: 'I have forgotten my password' },
  demoTitle: { en: 'Sign in to this demonstration' },
  demoWords: { en: 'Choose somebody. Their password is' },
  emailMissing: { en: 'Enter your email address' },
  passwordMissing: { en: 'Enter your password' },
  'refused.identity.wrong-sign-in': { en: 'The email address or the password is not right' },
  'refused.identity.locked': {
    en: 'There were too many wrong tries. Wait {minutes} minutes, then try again, or ask an administrator for a new link',
  },
  'done.signed-out': { en: 'You have signed out' },
  'done.password-set': { en: 'Your password is set. Sign in with it now' },
} satisfies StaffTexts
