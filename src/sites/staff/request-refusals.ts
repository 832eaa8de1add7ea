import type { StaffTexts } from '../../platform/text.ts'

/** What the rules of requests and saved forms refuse, in words, for every staff page. */
export const requestRefusals = {
  'refused.requests.changed-meanwhile': {
    en: 'Something happened here since you opened this page. Look at the newest first, then press again if it is still right',
  },
  'refused.requests.key-used': {
    en: 'This was sent before with other words. Open the page again and send it from there',
  },
  'refused.requests.message-gone': { en: 'It was too late: the message has gone' },
  'refused.requests.closed': { en: 'This request is closed. Open it again first' },
  'refused.requests.open-already': { en: 'This request is open already' },
  'refused.requests.not-closed': { en: 'This request is not closed' },
  'refused.requests.not-yours': { en: 'This is the work of another team. You can write a note for them' },
  'refused.requests.not-yours-to-assign': {
    en: 'Only those who work on a request can say who has it. This one is the work of another team',
  },
  'refused.requests.not-yours-to-release': { en: 'You may not show photos to the public' },
  'refused.requests.not-yours-to-show': { en: 'You may not show this to the public' },
  'refused.requests.leader-must-close': {
    en: 'Somebody said that this is not sorted. Only a team leader can close it now',
  },
  'refused.requests.bulk-close-needs-leader': { en: 'Only a team leader can close several requests at once' },
  'refused.requests.colleague-left': { en: 'This colleague no longer works here. Choose somebody else' },
  'refused.requests.colleague-not-in-team': {
    en: 'This request is sensitive. Choose somebody of the team that has it',
  },
  'refused.requests.asked-by-own': {
    en: 'This colleague, or somebody of their family, asked for this. Choose somebody else',
  },
  'refused.requests.colleague-cannot': { en: 'This colleague does not work on requests. Choose somebody else' },
  'refused.requests.leader-must-assign': {
    en: 'Somebody said that this is not sorted. Only a team leader can say who looks at it now',
  },
  'refused.requests.leader-must-look': {
    en: 'Somebody said that this is not sorted. Only a team leader, or whoever the leader gives it to, can say what is kept or move a date',
  },
  'refused.requests.leader-must-move': {
    en: 'Somebody said that this is not sorted. Only a team leader can give it to others or change what it is now',
  },
  'refused.requests.another-must-close': {
    en: 'You closed this before, and somebody said that it is not sorted. Ask another leader to look at it',
  },
  'refused.requests.no-such-team': { en: 'This team takes no requests now. Choose another team' },
  'refused.requests.outcome-needs-words': { en: 'Write what the customer should know' },
  'refused.requests.refusal-needs-challenge': { en: 'Write how the customer can challenge this' },
  'refused.requests.elsewhere-needs-body': { en: 'Write whose it is' },
  'refused.requests.reason-needed': { en: 'Write why the date moves. The customer is told' },
  'refused.requests.date-past': { en: 'Choose a date in the future' },
  'refused.requests.date-same': { en: 'This is the date it has now. Choose another one' },
  'refused.requests.date-too-far': { en: 'Choose a date in the next 2 years' },
  'refused.requests.date-before-earlier-step': {
    en: 'A step that comes before this one is due later than that. Choose a later date, or move that step first',
  },
  'refused.requests.date-after-later-step': {
    en: 'A step that comes after this one is due before that. Move that step first, then this one',
  },
  'refused.requests.step-kept-already': { en: 'This step is marked as kept already' },
  'refused.requests.waiting-already': { en: 'We wait for an answer to another question already' },
  'refused.requests.waiting': { en: 'We wait for the customer, so the clock stands. Go on with the work first' },
  'refused.requests.question-needed': { en: 'Write what you need to know from the customer' },
  'refused.requests.nobody-to-ask': {
    en: 'Nobody gave us a way to reach them, so there is nobody to ask or to wait for',
  },
  'refused.requests.words-needed': { en: 'Write something' },
  'refused.requests.not-public': { en: 'This request is not shown to the public, so the message cannot be either' },
  'refused.requests.merge-with-itself': { en: 'This is the reference of this request. Enter the other one' },
  'refused.requests.merge-not-found': { en: 'There is no such request, or you may not see it' },
  'refused.requests.merge-into-closed': {
    en: 'The other request is closed. Open it again first, or join the other way round',
  },
  'refused.requests.merge-in-confidence': {
    en: 'One of the two is sensitive and the other is not, so they must stay apart',
  },
  'refused.requests.no-such-councillor': { en: 'Choose a councillor from the list' },
  'refused.requests.basis-missing': { en: 'Say why the councillor may hear the answer' },
  'refused.requests.not-a-public-matter': {
    en: 'The public cannot see this, so it is no public matter. Did the resident agree, or does the councillor act for them?',
  },
  'refused.requests.outside': { en: 'That place is outside the council’s area' },
  'refused.drafts.too-many-files': { en: 'You can add up to {max} files' },
  'refused.drafts.changed': { en: 'The answers were changed meanwhile. Read them through, then send' },
  'refused.drafts.already-sent': { en: 'This form was sent already' },
  'refused.drafts.no-such-code': { en: 'There is no saved form with this code. Ask for the digits again' },
  'refused.drafts.too-many-tries': { en: 'There were too many wrong codes. Wait a while, then try again' },
} satisfies StaffTexts
