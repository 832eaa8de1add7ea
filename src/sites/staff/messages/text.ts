import type { StaffTexts } from '../../../platform/text.ts'

/** How somebody needs to be written to. */
export const formatTexts = {
  'format.large-print': { en: 'In large print' },
  'format.braille': { en: 'In braille' },
  'format.easy-read': { en: 'In easy read' },
  'format.audio': { en: 'As a recording' },
} satisfies StaffTexts

/** How long a message that is not sent yet waits. */
export const waitTexts = {
  waitsUntil: { en: 'Waits until {when}' },
  triedUntil_one: { en: 'Tried once, next {when}' },
  triedUntil: { en: 'Tried {count} times, next {when}' },
} satisfies StaffTexts

export const statusTexts = {
  'status.queued': { en: 'Waiting' },
  'status.recorded': { en: 'Kept, not sent' },
  'status.sent': { en: 'Sent' },
  'status.delivered': { en: 'Delivered' },
  'status.failed': { en: 'Failed' },
  'medium.email': { en: 'Email' },
  'medium.text': { en: 'Text message' },
  'medium.letter': { en: 'Letter' },
  ...formatTexts,
  ...waitTexts,
} satisfies StaffTexts

export const text = {
  ...statusTexts,
  title: { en: 'Messages sent' },
  demoKept: {
    en: 'This is a demonstration: nothing is really sent. Each message is kept here, for whoever may read it.',
  },
  demoSent: { en: 'This is a demonstration, but {sent} really go out, to whoever is named.' },
  demoOthers: { en: 'The rest is kept here and not sent: {kept}.' },
  'many.email': { en: 'emails' },
  'many.text': { en: 'texts' },
  'many.letter': { en: 'letters' },
  find: { en: 'Address, number or subject' },
  status: { en: 'Status' },
  anyStatus: { en: 'Any status' },
  show: { en: 'Show' },
  when: { en: 'When' },
  to: { en: 'To' },
  subject: { en: 'Subject' },
  textParts_one: { en: 'one part' },
  textParts: { en: '{count} parts' },
  textCost: { en: 'about {pence}p' },
  texts_one: { en: 'In the last 30 days one text went out, paid as {parts}' },
  texts: { en: 'In the last 30 days {count} texts went out, paid as {parts}' },
  textsCost: { en: ': about {cost}' },
  noSubject: { en: 'No subject' },
  empty: { en: 'There are no messages yet.' },
  emptyFilter: { en: 'No message fits. Try fewer letters, or any status.' },
} satisfies StaffTexts
