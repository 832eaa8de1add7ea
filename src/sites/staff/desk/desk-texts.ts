import type { StaffTexts } from '../../../platform/text.ts'
import { workTexts } from './work-texts.ts'

/** Words of every page of the desk. */
export const deskTexts = {
  'tabs.label': { en: 'In your hands' },
  'tabs.start': { en: 'Start' },
  'tab.now': { en: 'now' },
  'tab.parked': { en: 'parked' },
  'tab.ended': { en: 'to wrap up' },
  'tab.withheld': { en: 'number withheld' },
  'tab.knownNumber': { en: 'number ending {ends}, known for {count}' },
  'tab.unknownNumber': { en: 'unknown number ending {ends}' },
  'tab.ringing': { en: 'ringing' },
  goesWith: { en: 'Offer this too' },
  waiting: { en: 'Ringing now' },
  answer: { en: 'Take this call' },
  ...workTexts,
  'refused.interactions.one-at-a-time': {
    en: 'Somebody is with you. End that call or visit first',
  },
  'refused.interactions.wrapped-already': { en: 'This conversation is wrapped up. Nothing of it can be changed' },
  'refused.interactions.no-such-helper': { en: 'They do not act for this person any more. Look at the record' },
  'refused.interactions.because-missing': { en: 'Say why you open the record without checking who it is' },
  'refused.interactions.field-left': {
    en: 'The message was not sent: something between { and } was not filled in. Write what you mean, or take it out',
  },
  'refused.interactions.no-call': { en: 'Nobody is on the line, so nothing is recorded' },
  'refused.interactions.nowhere-to-pay': { en: 'No address to pay at is set here, so no link can be sent' },
  'refused.interactions.amount-wrong': { en: 'The link was not sent: enter the amount in pounds, such as 36 or 12.50' },
  'refused.interactions.nothing-to-pay-for': { en: 'Send the form first: the link needs its reference' },
  'refused.interactions.no-safe-way': {
    en: 'The link was not sent: we have no email and no phone for texts of theirs that is safe to use. Ask for one, or let them pay at a desk',
  },
  'refused.interactions.outcome-missing': { en: 'Say how each matter ended' },
  'refused.interactions.referred-to-missing': { en: 'Say to whom you sent them' },
} satisfies StaffTexts
