import type { StaffTexts } from '../../platform/text.ts'

/** What conversations refuse, in words, for every staff page that leads to one. */
export const interactionRefusals = {
  'refused.interactions.one-at-a-time': {
    en: 'Somebody is with you. End that call or visit first',
  },
  'refused.interactions.wrapped-already': { en: 'This conversation is wrapped up. Nothing of it can be changed' },
  'refused.interactions.went-back': {
    en: 'That conversation goes back to the team, with all you wrote: it is about you, or somebody of your family',
  },
  'refused.interactions.no-such-helper': { en: 'They do not act for this person any more. Look at the record' },
  'refused.interactions.because-missing': { en: 'Say why you open the record without checking who it is' },
  'refused.interactions.field-left': {
    en: 'The message was not sent: something between { and } was not filled in. Write what you mean, or take it out',
  },
  'refused.interactions.answered-before': {
    en: 'These words were sent to them before, and did not go again. Write only what is new',
  },
  'refused.interactions.no-call': { en: 'Nobody is on the line, so nothing is recorded' },
  'refused.interactions.nowhere-to-pay': { en: 'No address to pay at is set here, so no link can be sent' },
  'refused.interactions.say-if-replaces': {
    en: 'The link was not sent: say whether it is instead of the one you sent before',
  },
  'refused.interactions.amount-wrong': { en: 'The link was not sent: enter the amount in pounds, such as 36 or 12.50' },
  'refused.interactions.nothing-to-pay-for': { en: 'Send the form first: the link needs its reference' },
  'refused.interactions.no-safe-way': {
    en: 'The link was not sent: we have no email and no phone for texts of theirs that is safe to use. Ask for one, or let them pay at a desk',
  },
  'refused.interactions.no-safe-way-to-meet': {
    en: 'The link was not sent: we have no email and no phone for texts of theirs that is safe to use. Ask for one, or book a time with them at a desk',
  },
  'refused.interactions.safe-not-said': {
    en: 'The link was not sent: somebody at home may read it. Ask them, and tick that it is safe',
  },
  'refused.interactions.outcome-missing': { en: 'Say how each matter ended' },
  'refused.interactions.referred-to-missing': { en: 'Say to whom you sent them' },
  'refused.interactions.not-present': {
    en: 'They are not there just now. Choose somebody else, or promise a call back',
  },
  'refused.interactions.not-for-them': {
    en: 'This was said in confidence. It can only go to a team that deals with it',
  },
  'refused.interactions.not-for-her': { en: 'They cannot take this one. Choose somebody else' },
  'refused.interactions.to-oneself': { en: 'That is you. Choose somebody else' },
  'refused.interactions.passed-already': { en: 'This is already with a colleague, or a call back is promised' },
  'refused.interactions.nothing-asked': { en: 'Write first what they ask' },
  'refused.interactions.summary-missing': { en: 'Say in one line what they need' },
  'refused.interactions.word-missing': { en: 'Write a word about it' },
  'refused.interactions.answered-already': { en: 'Somebody else has taken it, or it has gone back' },
  'refused.interactions.gone-already': { en: 'A colleague was quicker. This is what is left' },
  'refused.interactions.taken-already': { en: 'A colleague is ringing them now' },
  'refused.interactions.call-back-too-soon': { en: 'It is not time to ring yet' },
  'refused.interactions.call-back-over': { en: 'Nobody rings them any more. Nothing can be changed' },
  'refused.interactions.person-died': { en: 'They have died, so nobody rings this number. End the promise' },
  'refused.interactions.nothing-said': { en: 'Write what it was about, or press what happened' },
  'refused.interactions.phone-missing': { en: 'Enter a number we can ring' },
  'refused.interactions.safe-word-wrong': {
    en: 'That is not their safe word. Ask once more, or say why you open the record without it',
  },
  'refused.interactions.slot-full': { en: 'That time is full now. Choose another' },
  'refused.interactions.phone-wrong': {
    en: 'That is not a number we can ring. Write all of it, with its area code, like 01225 713000 or 07700 900123',
  },
  'refused.interactions.asked-not-to-ring': {
    en: 'They asked us not to ring back. Say that they told you it is safe to ring this number, or reach them another way',
  },
  'refused.interactions.phone-unsafe': { en: 'That number is not safe to ring. Ask for another' },
  'refused.interactions.handover-open': {
    en: 'A colleague has not answered yet. Wait for the answer, it comes within 3 minutes',
  },
  'refused.interactions.nobody-has-it': {
    en: 'No team has this yet. Go back and press ‘Hand over’, send the form, or promise a call back',
  },
  'refused.interactions.team-missing': { en: 'Choose the team that is to answer it' },
  'refused.interactions.two-teams': { en: 'What they wrote can go to one team only. Choose the same team' },
  'refused.interactions.handed-over-stands': { en: 'A colleague has taken it: it is handed over' },
  'refused.interactions.call-back-stands': { en: 'A call back is promised: that is how it ended' },
  'refused.interactions.call-back-counted': {
    en: 'A call back was promised for this, so it does not count as settled. Say how else it ended, or end the promise',
  },
  'refused.interactions.call-back-missing': { en: 'Promise the call back first, with a time' },
  'refused.interactions.amount-missing': { en: 'Enter what it costs the council, or 0' },
  'refused.interactions.over-limit': { en: 'That is more than you may settle yourself. Hand it over' },
  'refused.interactions.budget-used': { en: 'Not enough of the budget is left for that. Hand it over' },
  'refused.interactions.not-delegated': { en: 'You may not settle this yourself. Hand it over' },
} satisfies StaffTexts
