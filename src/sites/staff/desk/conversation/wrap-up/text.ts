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
  outcomeMissing: { en: 'Say how it ended' },
  referredMissing: { en: 'Say to whom you sent them' },
} satisfies StaffTexts
