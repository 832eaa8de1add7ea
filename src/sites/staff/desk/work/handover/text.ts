import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Handed over' },
  from: { en: '{from} hands it to {to}, {team}.' },
  asked: { en: 'What they ask, in their own words' },
  answered: { en: 'What was answered' },
  note: { en: 'Note' },
  request: { en: 'Request' },
  customer: { en: 'Open the person' },
  accept: { en: 'Take it' },
  word: { en: 'A word about it' },
  giveBack: { en: 'Give it back' },
  finish: { en: 'It is done' },
  back: { en: 'Back to your work' },
  'state.offered': { en: 'Not answered yet' },
  'state.accepted': { en: 'Taken' },
  'state.given-back': { en: 'Given back' },
  'state.unanswered': { en: 'Nobody answered' },
  'state.done': { en: 'Done' },
} satisfies StaffTexts
