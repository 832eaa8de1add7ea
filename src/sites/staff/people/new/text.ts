import type { StaffTexts } from '../../../../platform/text.ts'
import { personFormTexts } from '../person-form.ts'

export const text = {
  ...personFormTexts,
  title: { en: 'Invite somebody' },
  intro: { en: 'We send them an email with a link. With it they choose a password and can begin.' },
  invite: { en: 'Invite them' },
} satisfies StaffTexts
