import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  'title.stop': { en: 'Stop offering ‘{name}’?' },
  'title.start': { en: 'Offer ‘{name}’?' },
  'words.stop': {
    en: 'It goes from the site, from search and from what other systems may report. Open requests go on. Forms that somebody has begun can still be sent. Loading the pack again does not bring it back.',
  },
  'words.start': { en: 'People find it and can ask for it, in the version that was last published.' },
  stop: { en: 'Stop offering it' },
  start: { en: 'Offer it' },
  offeredMissing: { en: 'Say whether the service is offered' },
} satisfies StaffTexts
