import type { StaffTexts } from '../../../../../../platform/text.ts'

export const text = {
  title: { en: 'Take out {name}?' },
  words: { en: 'Nobody finds it in the directory any more. You cannot undo this, but you can add it again.' },
  remove: { en: 'Take it out' },
} satisfies StaffTexts
