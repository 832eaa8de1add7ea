import type { PublicTexts } from '../../../platform/text.ts'

export const text = {
  progressOpen: { en: 'Question {position}', cy: 'Cwestiwn {position}' },
  progress: { en: 'Question {position} of {total}', cy: 'Cwestiwn {position} o {total}' },
  about: { en: 'About {reference}: ', cy: 'Ynghylch {reference}: ' },
  save: { en: 'Save and come back later', cy: 'Cadw a dod yn ôl yn nes ymlaen' },
  privacy: { en: 'What we do with what you tell us', cy: 'Yr hyn a wnawn â’r hyn a ddywedwch wrthym' },
  'refused.drafts.too-many-files': { en: 'You can add up to {max} files', cy: 'Gallwch ychwanegu hyd at {max} ffeil' },
  'refused.drafts.already-sent': { en: 'This form was sent already', cy: 'Anfonwyd y ffurflen hon eisoes' },
} satisfies PublicTexts
