import type { StaffTexts } from '../../../../platform/text.ts'

export const text = { title: { en: 'Change a reply' } } satisfies StaffTexts
