import type { StaffTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Somebody is not safe' },
  danger: { en: 'If somebody is in danger right now, ring 999 first.' },
  intro: {
    en: 'Choose what comes closest. The duty team is told at once, and you see what to say, ask and do. If in doubt, choose: nobody will mind.',
  },
  keys: { en: 'Press its number on your keyboard.' },
  passedOn: { en: 'It is about the call I put through' },
  passedOnHint: { en: 'The duty team then sees their number, what you wrote and who has the call now.' },
  'done.told': {
    en: 'The duty team is told. It is about you or your family, so you do not see it here. A colleague deals with it',
  },
  openTitle: { en: 'Open now' },
  openHint: {
    en: 'Only who raised it, the duty team and duty officers see these. One that has ended stays here while a message is held back: send it, or drop it.',
  },
  kind: { en: 'What it is' },
  raised: { en: 'Raised' },
  byWords: { en: 'by what they wrote' },
  state: { en: 'Who has it' },
  nobody: { en: 'Nobody yet' },
  'held.1': { en: 'A message is held back' },
  held: { en: '{number} messages are held back' },
  numbers: { en: 'Whom to ring at this hour' },
} satisfies StaffTexts
