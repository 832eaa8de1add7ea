import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Make a new team' },
  intro: {
    en: 'Then put people into it, and choose it under the services that it does. Loading the pack leaves it as it is.',
  },
  make: { en: 'Make the team' },
} satisfies StaffTexts
