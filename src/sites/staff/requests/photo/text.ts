import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Photo {number}' },
  of: { en: '{service}, {reference}' },
  'state.shown': { en: 'Shown to the public' },
  'state.held': { en: 'Held back' },
  'state.withdrawn': { en: 'Taken back by the customer' },
  'state.private': { en: 'Only we see it' },
  look: { en: 'Show it only if it shows no face, no number plate, and nothing that says whose home it is.' },
  release: { en: 'Show to the public' },
  hold: { en: 'Hold back' },
} satisfies StaffTexts
