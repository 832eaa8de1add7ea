import type { StaffTexts } from '../../../../platform/text.ts'
import { noteTexts } from '../note-texts.ts'

export const text = {
  ...noteTexts,
  title: { en: 'Coaching: {name}' },
  skills: { en: 'What they can help with' },
  hint: {
    en: '{name} reads this and can answer. Nobody else can read it, not even other leaders. Say what went well, and one thing to try. How long they speak with people is nobody’s measure.',
  },
  words: { en: 'What do you want to say?' },
  save: { en: 'Send it' },
  before: { en: 'Before' },
  'done.written': { en: 'It is on their page' },
  'done.answered': { en: 'Your answer is saved' },
} satisfies StaffTexts
