import type { StaffTexts } from '../../../../../../platform/text.ts'

export const text = {
  title: { en: 'They do not need it any more' },
  intro: { en: 'Nobody rings them then.' },
  because: { en: 'Why?' },
  becauseMissing: { en: 'Say why they do not need it' },
  cancel: { en: 'Cancel the call' },
} satisfies StaffTexts
