import type { StaffTexts } from '../../../platform/text.ts'

export const text = {
  asPublic: { en: 'This is what everybody can see of it.' },
} satisfies StaffTexts
