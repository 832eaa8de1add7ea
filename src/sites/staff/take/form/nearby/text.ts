import type { StaffTexts } from '../../../../../platform/text.ts'
import { nearbyTexts } from '../../../requests/nearby-text.ts'

export const text = {
  ...nearbyTexts,
  title: { en: 'Is it one of these?' },
  intro: { en: 'Others have told us about something like this nearby. If it is the same, add the caller to it.' },
  map: { en: 'Map of what was reported nearby. The list says the same.' },
  zoomIn: { en: 'Nearer' },
  zoomOut: { en: 'Further away' },
  place: { en: 'The place they told you' },
  same: { en: 'It’s the same one' },
  none: { en: 'No, theirs is another one' },
} satisfies StaffTexts
