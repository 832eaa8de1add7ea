import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Is it one of these?' },
  intro: { en: 'Others have told us about something like this nearby. If it is the same, add the caller to it.' },
  map: { en: 'Map of what was reported nearby. The list says the same.' },
  zoomIn: { en: 'Nearer' },
  zoomOut: { en: 'Further away' },
  place: { en: 'The place they told you' },
  number: { en: 'Report {number}' },
  away: { en: '{metres} m away' },
  here: { en: 'right here' },
  asked: { en: 'asked {when}' },
  followers: { en: '{count} people follow it' },
  followers_one: { en: '1 person follows it' },
  same: { en: 'It’s the same one' },
  none: { en: 'No, theirs is another one' },
} satisfies StaffTexts
