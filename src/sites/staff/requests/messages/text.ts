import type { StaffTexts } from '../../../../platform/text.ts'
import { formatTexts, waitTexts } from '../../messages/text.ts'

export const text = {
  ...formatTexts,
  ...waitTexts,
  title: { en: 'Messages we sent about this' },
  none: { en: 'We have sent no messages about this.' },
  when: { en: 'When' },
  to: { en: 'To' },
  subject: { en: 'Message' },
  status: { en: 'Did it go?' },
  words: { en: 'Read it' },
  'status.queued': { en: 'Waiting to be sent' },
  goesBy: { en: 'Goes by {when}, with what else happens' },
  whyWaits: {
    en: 'News that is not urgent goes to a person at most once an hour, and not at night. Texts that can wait do not go at night either.',
  },
  'news.written': { en: 'What was written to everybody' },
  'news.moved': { en: 'A new date' },
  'news.scheduled': { en: 'The work is planned' },
  'news.reopened': { en: 'It is open again' },
  'news.merged': { en: 'It was joined with another' },
  'news.other': { en: 'Other news' },
  'by.email': { en: 'by email' },
  'by.text': { en: 'by text' },
  'by.letter': { en: 'by letter' },
  'status.recorded': { en: 'Kept here only (nothing is set up to send it)' },
  'status.sent': { en: 'Sent' },
  'status.delivered': { en: 'Delivered' },
  'medium.text': { en: 'Text message' },
  'medium.letter': { en: 'Letter' },
  'status.failed': { en: 'Not sent' },
} satisfies StaffTexts
