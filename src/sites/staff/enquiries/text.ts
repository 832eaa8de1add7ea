import type { StaffTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Enquiries into who looked' },
  intro: {
    en: 'While an enquiry runs, nobody is shown who looked at the record: not the person, not colleagues. They are not told why.',
  },
  begin: { en: 'Begin an enquiry' },
  record: { en: 'Which record?' },
  recordHint: { en: 'Paste the address of its page, or its number' },
  reason: { en: 'Why?' },
  reasonHint: { en: 'It is kept for the audit' },
  save: { en: 'Begin the enquiry' },
  running: { en: 'Running' },
  over: { en: 'Ended' },
  since: { en: 'Begun {when} by {who}' },
  until: { en: 'Ended {when} by {who}: {reason}' },
  none: { en: 'There has been no enquiry.' },
  list: { en: 'All enquiries' },
  recordMissing: { en: 'Enter the address or number of a record' },
  recordUnknown: { en: 'There is no such record. Paste the address of its page' },
  reasonMissing: { en: 'Say why' },
  'done.ended': { en: 'The enquiry has ended. Who looked can be shown again' },
} satisfies StaffTexts
