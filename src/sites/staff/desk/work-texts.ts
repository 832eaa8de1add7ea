import type { StaffTexts } from '../../../platform/text.ts'
import { interactionRefusals } from '../interaction-refusals.ts'

/** Words of handing over, calling back and the list of work. */
export const workTexts = {
  wordsKept: {
    en: 'Somebody may not be safe. What they said is for the duty team, and does not stand here. Your colleague wrote above what you need to know.',
  },
  wordsStay: {
    en: 'Somebody may not be safe. What was said does not go along: your colleague reads only the one line that you write here.',
  },
  ...interactionRefusals,
  yoursToSettle: { en: 'Settle now' },
  handItOver: { en: 'Hand over' },
  handOver: { en: 'Hand over' },
  promiseCall: { en: 'Promise a call back' },
  bookTime: { en: 'Book a time' },
  'passed.offered': { en: 'Offered' },
  'passed.accepted': { en: 'Taken' },
  'passed.with-team': { en: 'With the team' },
  'passed.done': { en: 'Done' },
  'passed.given-back': { en: 'Came back' },
  'passed.unanswered': { en: 'Came back' },
  'passed.call-back': { en: 'Call back' },
  'told.email': { en: 'They have it by email.' },
  'told.text': { en: 'They have it by text.' },
  'told.other': { en: 'We wrote this to somebody else by mistake. Tell both of them yourself.' },
  notRung: {
    en: 'Nobody rings that number: it is marked ‘Do not ring’, or they have died. End the promise. Then promise a call to another number, if they want one.',
  },
  endPromise: { en: 'End the promise' },
  'told.spoken': { en: 'Nothing was sent to them: tell them yourself.' },
  'passedWords.offered': { en: 'to {name}, who answers by {when}' },
  'passedWords.accepted': { en: 'by {name}' },
  'passedWords.with-team': { en: 'whoever is free takes it' },
  'passedWords.done': { en: 'by {name}. {word}' },
  'passedWords.given-back': { en: 'from {name}: {word}' },
  'passedWords.unanswered': { en: '{name} did not answer' },
  'passed.ringing': { en: 'Their phone rings' },
  'passed.joined': { en: 'On the call' },
  'passedWords.ringing': { en: '{name} has taken it. Stay on the line: they join the call when they pick up' },
  'passedWords.joined': { en: '{name} is on the call. Introduce them, then hang up your phone' },
  'passedWords.notJoined': {
    en: '{name} took it, but their phone was not picked up. You are still on the call. Hand it over again, or promise a call back',
  },
  'passedWords.over': { en: 'by {name}, who did not come on the call' },
  'presence.available': { en: 'Available' },
  'presence.on-a-call': { en: 'On a call' },
  'presence.at-the-desk': { en: 'At the desk' },
  'presence.wrap-up': { en: 'Wrapping up' },
  'presence.away': { en: 'Away' },
} satisfies StaffTexts
