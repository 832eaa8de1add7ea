import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  readOut: { en: 'Read this out, slowly' },
  'reference.label': { en: 'Reference' },
  write: { en: 'Ask them to write it down.' },
  'follow.reference': { en: 'With it, and their postcode, email or phone, they can follow it on the website.' },
  'follow.link': {
    en: 'This was said in confidence. They can follow it on the website only with the private link in our email. When they ring, they say the reference.',
  },
  'follow.phone': { en: 'They cannot look it up on the website. They can ring and say the reference.' },
  next: { en: 'What happens next' },
  team: { en: '{team} has it.' },
  told: { en: 'They are told by email, now and whenever something changes.' },
  'notTold.reference': { en: 'We cannot email them. They can ring, or look on the website with the reference.' },
  'notTold.phone': { en: 'We cannot email them.' },
  'became.open': { en: '{when}' },
  'became.kept': { en: 'Kept {when}' },
  'became.kept-late': { en: 'Done late, {when}' },
  'became.ended': { en: 'Ended when it was closed' },
  'became.broken': { en: 'Not kept. It was due {when}' },
  none: { en: 'No date is promised for this service.' },
  became: { en: 'What became of it' },
  closed: { en: 'Closed {when}' },
  another: { en: 'Take another request' },
  open: { en: 'Open the request' },
  heard: { en: 'You are told by email when it is closed.' },
  'done.taken': { en: 'Taken' },
} satisfies StaffTexts
