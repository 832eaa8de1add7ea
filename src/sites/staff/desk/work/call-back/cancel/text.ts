import type { StaffTexts } from '../../../../../../platform/text.ts'

export const text = {
  title: { en: 'End the promise' },
  intro: { en: 'Nobody rings them then.' },
  because: { en: 'Why?' },
  becauseMissing: { en: 'Say why nobody has to ring' },
  died: { en: 'They have died' },
  cancel: { en: 'Cancel the call' },
} satisfies StaffTexts
