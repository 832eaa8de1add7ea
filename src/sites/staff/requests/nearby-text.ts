import type { StaffTexts } from '../../../platform/text.ts'

/** Words about requests that may be the same one: on the request's page, and where one is taken for a caller. */
export const nearbyTexts = {
  'nearby.number': { en: 'Report {number}' },
  'nearby.photo': { en: 'Photo of report {number}' },
  'nearby.away': { en: '{metres} m away' },
  'nearby.here': { en: 'right here' },
  'nearby.held': { en: 'Held back: may mean danger' },
  'nearby.asked': { en: 'Asked {when}.' },
  'nearby.followers': { en: '{count} people follow it' },
  'nearby.followers_one': { en: '1 person follows it' },
} satisfies StaffTexts
