import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Revoke the key for {name}?' },
  words: {
    en: 'What that system sends from then on is refused. What it sent before stays. You cannot undo this, but you can make a new key.',
  },
  revoke: { en: 'Revoke the key' },
} satisfies StaffTexts
