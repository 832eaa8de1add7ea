import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Join with another request' },
  intro: {
    en: 'For two requests about the same thing. This one closes, and everybody who follows it hears what happens to the other, each privately, with the reference and the link they have.',
  },
  nearby: { en: 'Nearby, of the same service' },
  away: { en: '{metres} m away, asked {when}' },
  compare: { en: 'Compare' },
  reference: { en: 'Reference of the other request' },
  look: { en: 'Look at it' },
  notFound: { en: 'There is no such request, or you may not see it' },
  same: { en: 'Are these the same?' },
  this: { en: 'This one, which closes' },
  other: { en: 'The other, which goes on' },
  people: { en: '{count} people are kept informed' },
  people_one: { en: '1 person is kept informed' },
  asked: { en: 'Asked {when}' },
  swap: { en: 'The other way round' },
  message: { en: 'What the people here are told' },
  words: { en: 'Somebody else told us about the same thing, so we deal with both together.' },
  join: { en: 'Join them' },
  wordsMissing: { en: 'Write what the people here are told' },
} satisfies StaffTexts
