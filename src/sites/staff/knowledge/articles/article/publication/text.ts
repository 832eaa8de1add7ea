import type { StaffTexts } from '../../../../../../platform/text.ts'

export const text = {
  title: { en: 'Publish this answer?' },
  'words.staff': { en: 'Colleagues find it from now on.' },
  'words.everybody': { en: 'Colleagues and the public find it from now on.' },
  why: { en: 'Why is it right?' },
  whyHint: { en: 'Such as whom you asked. Colleagues see this in its history' },
  do: { en: 'Publish' },
  whyMissing: { en: 'Say why it is right' },
} satisfies StaffTexts
