import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Conversations about this' },
  how: { en: 'What was said' },
  none: { en: 'Nobody has spoken with us about this.' },
} satisfies StaffTexts
