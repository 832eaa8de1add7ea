import type { StaffTexts } from '../../../../platform/text.ts'
import { formatTexts } from '../../messages/text.ts'

export const text = {
  ...formatTexts,
  title: { en: 'Messages we sent about this' },
  none: { en: 'We have sent no messages about this.' },
  when: { en: 'When' },
  to: { en: 'To' },
  subject: { en: 'Message' },
  status: { en: 'Did it go?' },
  words: { en: 'Read it' },
  'status.queued': { en: 'Waiting to be sent' },
  'status.recorded': { en: 'Kept here only (nothing is set up to send it)' },
  'status.sent': { en: 'Sent' },
  'status.delivered': { en: 'Delivered' },
  'medium.text': { en: 'Text message' },
  'medium.letter': { en: 'Letter' },
  'status.failed': { en: 'Not sent' },
} satisfies StaffTexts
