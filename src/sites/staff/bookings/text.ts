import type { StaffTexts } from '../../../platform/text.ts'
import { timeTexts } from '../../book/text.ts'

export const text = {
  ...timeTexts,
  'new.title': { en: 'Book a time for somebody' },
  about: { en: 'What is it about?' },
  unknown: { en: 'They do not know yet' },
  how: { en: 'How would they like to talk?' },
  inPerson: { en: 'In person' },
  byVideo: { en: 'By video with {team}' },
  at: { en: 'Where will they come?' },
  stepFree: { en: '{name} (no steps)' },
  needs: { en: 'Do they need any of these?' },
  seeTimes: { en: 'See free times' },
  nowhere: {
    en: 'Nobody can book at any location: an administrator says how many people can be booked at the same time.',
  },
  who: { en: 'Who is it?' },
  name: { en: 'Name' },
  nameMissing: { en: 'Enter a name' },
  email: { en: 'Email address' },
  emailHint: { en: 'We send them where and when, and a link to change or cancel' },
  emailWrong: { en: 'Enter an email address like name@example.com' },
  phone: { en: 'Phone number' },
  phoneHint: { en: 'A mobile gets a text where there is no email' },
  reachMissing: { en: 'Enter an email address or a phone number' },
  book: { en: 'Book this time' },
  back: { en: 'Back' },
  'move.title': { en: 'Another time for {name}' },
  'move.now': { en: 'They had {when}, at {place}.' },
  take: { en: 'Give them this time' },
  'refused.bookings.over': { en: 'They have come, or the booking is cancelled' },
} satisfies StaffTexts
