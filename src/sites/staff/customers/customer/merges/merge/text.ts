import type { StaffTexts } from '../../../../../../platform/text.ts'

export const text = {} satisfies StaffTexts
