import type { StaffTexts } from '../../../platform/text.ts'
import { groupNames, templateNames } from './names.ts'

export const text = {
  ...templateNames,
  ...groupNames,
  title: { en: 'Words of messages' },
  intro: {
    en: 'What we write to people without a colleague typing it. Open one to read it as they do, and to change it.',
  },
  private: {
    en: 'Messages about safety, and other requests that must stay private, say only that there is news. Nobody can change that.',
  },
  message: { en: 'Message' },
  age: { en: 'Reading age' },
  ageOf: { en: '{age} years' },
  ageYoungest: { en: '{age} years or less' },
  tooOld: { en: 'Hard to read' },
  whose: { en: 'Whose words' },
  standard: { en: 'As Firstpoint came' },
  changed: { en: '{who}, {when}' },
  onlyFor: { en: 'For one service:' },
  'done.saved': { en: 'The new words are kept. People get them from now on' },
  'done.back': { en: 'It says what it said before' },
} satisfies StaffTexts
