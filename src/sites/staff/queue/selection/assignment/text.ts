import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Assign these requests' },
  who: { en: 'Who looks after them?' },
  me: { en: 'Me' },
  or: { en: 'or' },
  nobody: { en: 'Anybody in their team' },
  assign: { en: 'Assign them' },
  choose: { en: 'Choose who looks after them' },
} satisfies StaffTexts
