import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  wroteLast: { en: 'They wrote last, {when}: read it before you end' },
  title: { en: 'Wrap up' },
  intro: { en: 'This is drafted from what you did. Correct it, then save.' },
  how: { en: 'How did it end?' },
  referredTo: { en: 'To whom?' },
  demand: { en: 'Why they got in touch: {name}' },
  note: { en: 'Note' },
  noteHint: { en: 'They can ask to see it, so write what you would say to them.' },
  promise: { en: 'What happens next, as you told them' },
  save: { en: 'Save and finish' },
  toConversation: { en: 'Back to the conversation' },
  matter: { en: 'Matter {number}' },
  amount: { en: 'If you settled it: what does it cost the council?' },
  amountHint: { en: 'In pounds. Enter 0 if it costs nothing.' },
  amountWrong: { en: 'Enter pounds, like 50 or 12.50' },
  confided: {
    en: 'Somebody may not be safe. Only you, the duty team and duty officers read this conversation.',
  },
  nothingKnown: {
    en: 'Nothing is written down about this. Say in the note what it was about, or press what happened. That saves and finishes.',
  },
  nothingSaid: { en: 'Write what it was about, or press what happened' },
  'reason.wrong-number': { en: 'Wrong number' },
  'reason.nobody-there': { en: 'Nobody there' },
  'reason.hung-up': { en: 'They hung up' },
  'reason.went-away': { en: 'They went away' },
  'reason.by-mistake': { en: 'Started by mistake' },
  outcomeMissing: { en: 'Say how it ended' },
  referredMissing: { en: 'Say to whom you sent them' },
} satisfies StaffTexts
