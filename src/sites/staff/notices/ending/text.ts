import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'End this notice now?' },
  words: { en: 'People do not see it any more. You cannot undo this, but you can publish it again.' },
  end: { en: 'End the notice' },
} satisfies StaffTexts
