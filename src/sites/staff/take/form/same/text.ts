import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Add them to this request' },
  joinedTitle: { en: 'They follow it now' },
  which: { en: '{service}, asked {when}' },
  more: { en: 'Anything new that the team should know (optional)' },
  join: { en: 'Add them' },
  read: { en: 'Read this out, slowly' },
  reference: { en: 'The reference' },
  next: { en: 'They are told what happens, each time something changes, if we may write to them.' },
  another: { en: 'Take another request' },
} satisfies StaffTexts
