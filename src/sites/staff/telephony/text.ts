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
  recording: { en: 'Recordings' },
  recordingWords: {
    en: 'When an adviser pauses the recording, we send JSON with type (pause-recording or go-on-recording), call and at to the address in TELEPHONY_URL, signed in the same way. The system says recording-paused or recording-on, with id, call and at, when it has done so; it may also say so when somebody pressed it at a telephone. It goes on by itself when the step of the script or the call is over.',
  },
  joining: { en: 'Bringing a colleague into a call' },
  joiningWords: {
    en: 'When a colleague takes a matter that an adviser on a call hands over, we send JSON with type (bring-in), call, agent (the email address of the colleague) and at to the same address, signed in the same way, perhaps twice. The system rings the colleague into the call, and says transferred, with that agent, when it has done so. If it says nothing for a minute, the adviser’s screen says that nobody picked up.',
  },
  recordingSet: { en: 'An address is set.' },
  recordingNotSet: {
    en: 'No address is set: advisers are told to pause it at their telephone. What they press is kept with the call.',
  },
  problems: { en: 'Events that nobody understood' },
  noProblems: { en: 'None.' },
  when: { en: 'When' },
  problem: { en: 'What is wrong' },
  body: { en: 'As it came' },
  'done.made': { en: 'The key is made' },
} satisfies StaffTexts
