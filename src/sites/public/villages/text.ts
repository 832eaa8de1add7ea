import type { PublicTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'When we come to your village', cy: 'Pryd y byddwn yn dod i’ch pentref' },
  intro: {
    en: 'Come and talk to us about anything the council does. You do not need to book.',
    cy: 'Dewch i siarad â ni am unrhyw beth mae’r cyngor yn ei wneud. Nid oes angen archebu.',
  },
  postcode: { en: 'Your postcode', cy: 'Eich cod post' },
  postcodeHint: { en: 'We show what is nearest first', cy: 'Dangoswn yr hyn sydd agosaf yn gyntaf' },
  find: { en: 'Find the nearest', cy: 'Dod o hyd i’r agosaf' },
  all: { en: 'Show all by date', cy: 'Dangos pob un yn ôl dyddiad' },
  wrong: { en: 'Enter a postcode, like AB1 2CD', cy: 'Rhowch god post, fel AB1 2CD' },
  notOurs: {
    en: 'We do not know this postcode, or it is outside our area',
    cy: 'Nid ydym yn adnabod y cod post hwn, neu mae y tu allan i’n hardal',
  },
  near: { en: 'Nearest to {postcode}', cy: 'Agosaf at {postcode}' },
  byDate: { en: 'All days to come', cy: 'Pob diwrnod i ddod' },
  here: { en: 'Less than a mile away', cy: 'Llai na milltir i ffwrdd' },
  away: { en: 'About {count} miles away', cy: 'Tua {count} milltir i ffwrdd' },
  away_one: { en: 'About 1 mile away', cy: 'Tua 1 filltir i ffwrdd' },
  stepFree: { en: 'no steps', cy: 'dim grisiau' },
  book: { en: 'Book a time', cy: 'Archebu amser' },
  cancelled: { en: 'Cancelled', cy: 'Wedi’i ganslo' },
  nothing: { en: 'No visits are planned at the moment.', cy: 'Nid oes unrhyw ymweliadau wedi’u trefnu ar hyn o bryd.' },
  other: { en: 'Other ways to reach us', cy: 'Ffyrdd eraill o gysylltu â ni' },
} satisfies PublicTexts
