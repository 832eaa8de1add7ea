import type { StaffTexts } from '../../../platform/text.ts'
import { workTexts } from './work-texts.ts'

/** Words of every page of the desk. */
export const deskTexts = {
  'tabs.label': { en: 'In your hands' },
  'tabs.start': { en: 'Start' },
  'tab.now': { en: 'now' },
  'tab.parked': { en: 'parked' },
  'tab.wroteAgain': { en: 'wrote again at {when}' },
  'tab.ended': { en: 'to wrap up' },
  'tab.withheld': { en: 'number withheld' },
  'tab.knownNumber': { en: 'number ending {ends}, known for {count}' },
  'tab.unknownNumber': { en: 'unknown number ending {ends}' },
  'tab.ringing': { en: 'ringing' },
  'tab.danger': { en: 'may be danger' },
  said: { en: 'They said: {words}' },
  goesWith: { en: 'Offer this too' },
  waiting: { en: 'Ringing now' },
  answer: { en: 'Take this call' },
  'done.wrapped': { en: 'The conversation is wrapped up' },
  'done.added': {
    en: 'The conversation was wrapped up in another window. What you wrote here is added to its note; nothing else is changed',
  },
  toldNext: { en: 'What they were told happens next' },
  'done.parked': { en: 'It is parked. Your words are kept' },
  'done.passed-on': {
    en: 'The conversation is your colleague’s now, with everything you wrote. You have nothing to wrap up',
  },
  ...workTexts,
} satisfies StaffTexts
