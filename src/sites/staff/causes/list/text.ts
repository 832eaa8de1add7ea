import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'The list of causes' },
  intro: {
    en: 'Keep it short, and name what the council can change. What was signed keeps its cause when that ends or gets another name.',
  },
  name: { en: 'Another cause' },
  nameHint: { en: 'For example: the letter does not say what happens next' },
  add: { en: 'Add it' },
  given: { en: 'On the list' },
  signed: { en: 'Signed for {count}' },
  rename: { en: 'Change the name' },
  end: { en: 'End it' },
  ended: { en: 'Ended' },
  none: { en: 'There is none yet.' },
  'done.added': { en: 'Added' },
  'done.renamed': { en: 'The name is changed' },
  'done.ended': { en: 'It is not given any more' },
} satisfies StaffTexts
