import type { StaffTexts } from '../../../../platform/text.ts'

export const text = { title: { en: 'Write a reply' } } satisfies StaffTexts
