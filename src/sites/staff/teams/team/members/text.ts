import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'People in {name}' },
  name: { en: 'Name' },
  address: { en: 'Email address' },
  action: { en: 'Action' },
  remove: { en: 'Remove' },
  empty: { en: 'Nobody is in this team yet.' },
  addTitle: { en: 'Add somebody' },
  email: { en: 'Their work email address' },
  add: { en: 'Add to the team' },
  emailMissing: { en: 'Enter the email address of the person' },
  nobody: { en: 'Nobody here has this email address' },
  switchedOff: { en: 'This person is switched off' },
  alreadyIn: { en: 'This person is in the team already' },
  'done.added': { en: 'They are in the team now' },
  'done.removed': { en: 'They are not in the team any more' },
} satisfies StaffTexts
