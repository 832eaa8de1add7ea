import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Who has booked: {village}' },
  nobody: { en: 'Nobody has booked.' },
  network: { en: 'This list needs a network. Where there is none, print it or write it down before you go.' },
  tour: { en: 'Tour of villages' },
} satisfies StaffTexts
