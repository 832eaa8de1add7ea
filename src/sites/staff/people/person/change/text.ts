import type { StaffTexts } from '../../../../../platform/text.ts'
import { personFormTexts } from '../../person-form.ts'

export const text = {
  ...personFormTexts,
  title: { en: 'Change {name}' },
} satisfies StaffTexts
