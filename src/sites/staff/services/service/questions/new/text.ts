import type { StaffTexts } from '../../../../../../platform/text.ts'

export const text = {
  title: { en: 'Add a question' },
  label: { en: 'Question' },
  labelHint: { en: 'Short and plain: ‘How deep is it?’' },
  hint: { en: 'Hint' },
  hintHint: { en: 'What helps to answer it. Leave it empty if nothing does' },
  type: { en: 'What kind of answer?' },
  answers: { en: 'Answers to choose from' },
  answersHint: { en: 'One on each line. Only for ‘One of a list’ and ‘Any of a list’' },
  required: { en: 'Must it be answered?' },
  mayBeEmpty: { en: 'No, it may be left out' },
  after: { en: 'After which question?' },
  first: { en: 'None: it is the first' },
  add: { en: 'Add it to the draft' },
  labelMissing: { en: 'Enter the question' },
  typeMissing: { en: 'Choose what kind of answer it has' },
  requiredMissing: { en: 'Say whether it must be answered' },
  answersMissing: { en: 'Enter at least two answers, one on each line' },
  answersUneven: { en: 'Write as many answers in Welsh as in English, in the same order' },
  welshMissing: { en: 'Enter it in Welsh too' },
  englishMissing: { en: 'Enter it in English too' },
} satisfies StaffTexts
