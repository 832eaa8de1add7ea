import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'What everybody will see' },
  titleLook: { en: 'Check what everybody will see' },
  intro: {
    en: 'This stands on the public page, and other websites copy it. Take out what could harm somebody or say who they are. If you change anything, all that was written stays with the colleagues who can read it now.',
  },
  words: { en: 'Words that everybody can read' },
  wordsHint: { en: 'Leave it empty to show no words at all.' },
  shownPlace: { en: 'Where it is, as everybody can read it' },
  look: { en: 'Go on and check' },
  lookIntro: {
    en: 'Nothing is public yet. These are all the words that people will see. Names and numbers are taken out.',
  },
  noWords: { en: 'No words are shown.' },
  map: { en: 'The spot on the map is shown too.' },
  photos: { en: 'Photos' },
  photo: { en: 'Photo {number}' },
  told: { en: 'What we wrote for everybody' },
  sure: { en: 'I have read this. Nobody can come to harm when everybody sees it' },
  sureMissing: { en: 'Tick that you have read it, or change it' },
  show: { en: 'Show it to everybody' },
  change: { en: 'Change it' },
  keep: { en: 'Keep it held back' },
} satisfies StaffTexts
