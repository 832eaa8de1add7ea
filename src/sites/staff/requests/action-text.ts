import type { StaffTexts } from '../../../platform/text.ts'
import { draftTexts } from './message/held-text.ts'

/** Words round the form of every action on a request. */
export const actionTexts = {
  said: { en: 'What we were told' },
  latest: { en: 'The newest' },
  promise: { en: 'What we promised' },
  kept: { en: 'Kept {when}' },
  keptLate: { en: 'Done late, {when}' },
  stepEnded: { en: 'Ended when it was closed' },
  stepBroken: { en: 'Not kept. It was due {when}' },
  place: { en: 'Where' },
  status: { en: 'Status' },
  with: { en: 'With' },
  nobody: { en: 'Nobody yet' },
  beside: { en: 'About this request' },
  present: { en: 'Colleagues here now' },
  'present.here': { en: '{name} has this open' },
  keptPhotos: { en: 'Photos that you chose' },
  keptPhotosHint: { en: 'Take the tick away from what you do not want to add.' },
  ...draftTexts,
  'present.writing': { en: '{name} is writing here' },
} satisfies StaffTexts
