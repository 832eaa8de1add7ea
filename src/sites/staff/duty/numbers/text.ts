import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Whom to ring at this hour' },
  intro: { en: 'The duty numbers that answer now. This list follows the clock.' },
  linesTitle: { en: 'Our own lines' },
  line: { en: 'Line' },
  number: { en: 'Number' },
  now: { en: 'Now' },
  open: { en: 'Open' },
  closed: { en: 'Closed' },
  afterHours: { en: 'While it is closed' },
  dutyTitle: { en: 'In danger' },
  emergency: { en: 'Emergency' },
} satisfies StaffTexts
