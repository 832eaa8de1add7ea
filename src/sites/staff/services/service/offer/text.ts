import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  'title.stop': { en: 'Stop offering ‘{name}’?' },
  'title.start': { en: 'Offer ‘{name}’?' },
  'words.stop': {
    en: 'It goes from the site, from search and from what other systems may report. Open requests go on. Forms that somebody has begun can still be sent. Loading the pack again does not bring it back.',
  },
  booked_one: { en: 'One time is booked for it. It stands: cancel it and tell them if nobody can see them.' },
  booked: { en: '{count} times are booked for it. They stand: cancel them and tell people if nobody can see them.' },
  'words.start': { en: 'People find it and can ask for it, in the version that was last published.' },
  stop: { en: 'Stop offering it' },
  start: { en: 'Offer it' },
  offeredMissing: { en: 'Say whether the service is offered' },
} satisfies StaffTexts
