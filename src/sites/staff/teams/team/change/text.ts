import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Change {name}' },
  kept: { en: 'From now on this team is as you set it here. Loading the pack again does not change it.' },
} satisfies StaffTexts
