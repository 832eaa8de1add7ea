import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Your recovery codes' },
  keep: {
    en: 'Write these down, or print them, and keep them away from your phone. With one of them you can sign in when you do not have your phone. Each works once.',
  },
  once: { en: 'They are shown only now.' },
  toAccount: { en: 'I have written them down' },
  renewTitle: { en: 'Make new recovery codes' },
  renewWords: { en: 'The codes that you have now stop working.' },
  password: { en: 'Your password' },
  show: { en: 'Show' },
  hide: { en: 'Hide' },
  renew: { en: 'Make new codes' },
  passwordMissing: { en: 'Enter your password' },
  'done.two-step-on': { en: 'Two-step sign-in is on' },
  'done.renewed': { en: 'Your old codes do not work any more' },
} satisfies StaffTexts
