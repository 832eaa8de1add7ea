import type { StaffTexts } from '../../../../../../platform/text.ts'

import { text as ofPoints } from '../text.ts'

export const text = {
  ...ofPoints,
  title: { en: 'Change a way to reach them' },
} satisfies StaffTexts
