import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Are they the same person?' },
  waiting: { en: '{count} to look at. People who wait for something come first.' },
  waitingOne: { en: 'This is the last one.' },
  hasOpen: { en: 'Waits for something' },
  nothing: { en: 'There is nothing to look at now.' },
  nothingWords: { en: 'When two records may be one person, they come here.' },
  what: { en: 'What' },
  first: { en: 'First record' },
  second: { en: 'Second record' },
  says: { en: 'What it says' },
  notKnown: { en: 'Not known' },
  for: { en: 'For' },
  against: { en: 'Against' },
  little: { en: 'Says little' },
  openRecord: { en: 'Open the record' },
  keepFirst: { en: 'Same: keep ‘{name}’' },
  different: { en: 'Different people' },
  later: { en: 'Later' },
  decide: { en: 'What do you say?' },
  hint: {
    en: 'When they are the same, both records show as one. Nothing in them is changed, and you can undo it.',
  },
  keys: {
    en: 'Keys, each with Alt: 1 same, keep the first name. 2 same, keep the second. 3 different. 4 later. U undo.',
  },
  undo: { en: 'Undo' },
  sign: { en: 'Let certain ones join by themselves' },
  decisionMissing: { en: 'Choose what you say of them' },
  'done.undone': { en: 'Undone. The two are as they were' },
} satisfies StaffTexts
