import type { StaffTexts } from '../../../../platform/text.ts'
import { draftTexts } from '../message/held-text.ts'

export const text = {
  present: { en: 'Colleagues here now' },
  'present.here': { en: '{name} has this open' },
  'present.writing': { en: '{name} is writing here' },
  ...draftTexts,
} satisfies StaffTexts
