import type { StaffTexts } from '../../../../platform/text.ts'
import { statusTexts } from '../text.ts'

export const text = {
  ...statusTexts,
  noSubject: { en: 'No subject' },
  to: { en: 'To' },
  replyTo: { en: 'Answers go to' },
  medium: { en: 'By' },
  status: { en: 'Status' },
  written: { en: 'Written' },
  settled: { en: 'Sent or given up' },
  delivered: { en: 'Delivered' },
  tries: { en: 'Tries' },
  answer: { en: 'What its provider said' },
  size: { en: 'Paid as' },
  parts_one: { en: 'One part of a text' },
  parts: { en: '{count} parts of a text' },
  cost: { en: '{pence} pence' },
  failedTitle: { en: 'This message could not be sent' },
  failedWords_one: { en: 'We tried once. If the address or number is right, try once more.' },
  failedWordsTwice: { en: 'We tried twice. If the address or number is right, try once more.' },
  failedWordsNever: { en: 'We did not try: below stands why.' },
  failedWords: { en: 'We tried {count} times. If the address or number is right, try once more.' },
  retry: { en: 'Send it again' },
  words: { en: 'The message' },
  confidential: {
    en: 'It is about something that you may not read. Only the team that has it, and who stands in for that team, may read it.',
  },
  htmlTitle: { en: 'As an email program shows it' },
  'done.retried': { en: 'The message waits to be sent again' },
} satisfies StaffTexts
