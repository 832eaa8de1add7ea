import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'A councillor raised this' },
  choose: { en: 'Choose the councillor' },
  save: { en: 'Save' },
  removeIt: { en: 'Take it back: no councillor raised this' },
  noCouncillors: { en: 'No councillor can sign in yet. An administrator adds them under ‘People’.' },
} satisfies StaffTexts
