import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Let certain records join by themselves' },
  intro: {
    en: 'Two records are certain when the full name and the date of birth agree, something else agrees too, and nothing speaks against it.',
  },
  care: {
    en: 'Twins, and a father and son of one name, are never certain. Each joining is listed on the record and can be undone.',
  },
  off: { en: 'It is off. People look at each pair.' },
  on: { en: '{name} signed this on {when}.' },
  sign: { en: 'Sign it for the council' },
  withdraw: { en: 'Withdraw it' },
  withdrawWords: { en: 'What has joined stays joined.' },
  'done.signed': { en: 'Signed. Certain records join by themselves from now on' },
  'done.withdrawn': { en: 'Withdrawn. People look at each pair again' },
} satisfies StaffTexts
