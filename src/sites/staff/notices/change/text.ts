import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Change this notice' },
  stays: {
    en: 'People see the new words at once. Nobody is written to again. To show it elsewhere, end it and publish another.',
  },
  change: { en: 'Change the notice' },
  now: { en: 'As it is now' },
} satisfies StaffTexts
