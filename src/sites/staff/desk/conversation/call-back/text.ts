import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Promise a call back' },
  intro: { en: 'Only when nobody can take it now. These are the times the team really has.' },
  team: { en: 'Which team rings?' },
  showTeam: { en: 'Show their times' },
  slot: { en: 'When do they ring?' },
  prefers: { en: 'They like to be rung: {times}' },
  slotMissing: { en: 'Choose when they ring' },
  none: { en: 'This team has no time left in the next days.' },
  phone: { en: 'Which number do they ring?' },
  phoneMissing: { en: 'Write the number to ring' },
  otherUnsafe: { en: 'Another number of theirs is marked ‘Do not ring’. This one is safe.' },
  onlyUnsafe: { en: 'The number we have is marked ‘Do not ring’. Ask which number is safe to ring.' },
  ofDead: { en: 'They have died, so nobody rings their number. Ask on which number to ring whoever speaks for them.' },
  unsafeHere: { en: 'They ring from a number that is marked ‘Do not ring’. Ask which number is safe to ring.' },
  askedNot: { en: 'They asked us not to ring back. Somebody may listen.' },
  safeSaid: { en: 'They told me that it is safe to ring this number' },
  summary: { en: 'What is it about, in one line?' },
  summaryMissing: { en: 'Say in one line what it is about' },
  written: { en: 'Do we write the time to them?' },
  hushedUnless: {
    en: 'Somebody at home may read what we write. Nothing is sent to them unless you tick this: tell them the time now.',
  },
  several: { en: 'Not only one person wrote here, so the time is sent to nobody. Tell them yourself.' },
  severalKnown: {
    en: 'Not only one person wrote here, so the time is sent only where their record says it is safe. If it is not sent, tell them yourself.',
  },
  tellNow: { en: 'Tell them the time now.' },
  promise: { en: 'Promise the call' },
  back: { en: 'Back to the conversation' },
} satisfies StaffTexts
