import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Throw the draft of ‘{name}’ away?' },
  intro: { en: 'These changes are lost. What is published stays as it is.' },
  nothing: { en: 'There is no draft with changes.' },
  discard: { en: 'Throw the draft away' },
} satisfies StaffTexts
