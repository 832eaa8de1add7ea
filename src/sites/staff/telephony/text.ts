import type { StaffTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Telephone system' },
  intro: {
    en: 'The telephone system tells us of each call at the address below, and signs what it says with a key. Then a call opens on the screen of whoever’s phone rings.',
  },
  address: { en: 'Address' },
  since: { en: 'The key was made on {date}.' },
  noKey: { en: 'There is no key yet, so no call can come in.' },
  keyTitle: { en: 'The new key' },
  keyWords: {
    en: 'Copy it into the telephone system now. It is shown only this once. The key before does not work any more.',
  },
  make: { en: 'Make a new key' },
  how: { en: 'How to sign' },
  howWords: {
    en: 'Send JSON with id, call, type (ringing, answered, held, transferred or ended), at, dialled, caller and agent (the email address of the colleague). Sign the time in seconds, a full stop and the body with HMAC-SHA256.',
  },
  problems: { en: 'Events that nobody understood' },
  noProblems: { en: 'None.' },
  when: { en: 'When' },
  problem: { en: 'What is wrong' },
  body: { en: 'As it came' },
  'done.made': { en: 'The key is made' },
} satisfies StaffTexts
