import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'What you raised' },
  empty: { en: 'Nothing yet. Ring or write to us, and we note that it comes from you.' },
  what: { en: 'What' },
  state: { en: 'How it stands' },
  answer: { en: 'The answer' },
  basis: { en: 'Why we may tell you' },
  private: { en: 'A private matter' },
  answered: { en: 'It has an answer' },
  notYet: { en: 'No answer yet' },
  askUs: { en: 'We cannot show the answer here. Ask the resident, or ring us.' },
  noted: { en: 'Noted {day}' },
} satisfies StaffTexts
