import type { PublicTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Add something', cy: 'Ychwanegu rhywbeth' },
  answerTitle: { en: 'Answer our question', cy: 'Ateb ein cwestiwn' },
  words: { en: 'What should we know?', cy: 'Beth ddylem ni ei wybod?' },
  answer: { en: 'Your answer', cy: 'Eich ateb' },
  photos: { en: 'Photos (optional)', cy: 'Lluniau (dewisol)' },
  photosHint: { en: 'Up to 5 photos, each up to 15 MB', cy: 'Hyd at 5 llun, pob un hyd at 15 MB' },
  keptPhotos: { en: 'Photos we have', cy: 'Lluniau sydd gennym' },
  keptPhotosHint: {
    en: 'Take the tick away from what you do not want to send.',
    cy: 'Tynnwch y tic oddi wrth yr hyn nad ydych am ei anfon.',
  },
  send: { en: 'Send', cy: 'Anfon' },
  missing: { en: 'Write something or add a photo', cy: 'Ysgrifennwch rywbeth neu ychwanegwch lun' },
  'refused.requests.closed': { en: 'This request is closed now', cy: 'Mae’r cais hwn wedi cau nawr' },
} satisfies PublicTexts
