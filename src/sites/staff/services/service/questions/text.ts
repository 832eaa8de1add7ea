import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Questions' },
  intro: {
    en: 'One question is one page of the form. After these we ask who it is for and how to reach them. Somebody who is half way through the old form goes on with that.',
  },
  question: { en: 'Question' },
  type: { en: 'Answer' },
  order: { en: 'Order' },
  optional: { en: 'may be left out' },
  conditional: { en: 'only after certain answers' },
  up: { en: 'Move up' },
  down: { en: 'Move down' },
  notThere: {
    en: 'It cannot go there. A question that is asked only after certain answers must come after the question they belong to',
  },
  add: { en: 'Add a question' },
  'done.added': { en: 'The question is in the draft' },
  'done.removed': { en: 'The question is taken out of the draft' },
  'done.moved': { en: 'The order is changed in the draft' },
} satisfies StaffTexts
