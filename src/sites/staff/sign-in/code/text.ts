import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Enter your code' },
  code: { en: 'Six-digit code' },
  hint: { en: 'Your authenticator app shows it. If you do not have your phone, type one of your recovery codes.' },
  codeMissing: { en: 'Enter the code' },
  'refused.identity.code-locked': { en: 'There were too many wrong codes. Wait {minutes} minutes, then sign in again' },
  'refused.identity.sign-in-again': {
    en: 'That took too long, or there were too many tries. Go back and sign in again',
  },
} satisfies StaffTexts
