import type { StaffTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Desk' },
  intro: { en: 'A call opens here by itself when your phone rings.' },
  'start.title': { en: 'Start a conversation' },
  channel: { en: 'How are you speaking?' },
  chooseChannel: { en: 'Choose how you are speaking' },
  direction: { en: 'Who began it?' },
  in: { en: 'They did' },
  out: { en: 'We did' },
  start: { en: 'Start' },
  nothing: { en: 'Nothing is in your hands.' },
  hands: { en: 'In your hands' },
  ring: { en: 'Ring the phone' },
  ringHint: { en: 'This is a demonstration: let a call come in.' },
  since: { en: 'since {when}' },
  'done.wrapped': { en: 'The conversation is wrapped up' },
  'done.parked': { en: 'It is parked. Your words are kept' },
} satisfies StaffTexts
