import type { PublicTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Your news', cy: 'Eich newyddion' },
  'done.confirmed': { en: 'From now on we send you news', cy: 'O hyn ymlaen byddwn yn anfon newyddion atoch' },
  'done.changed': { en: 'Your news is changed', cy: 'Mae eich newyddion wedi’u newid' },
  now: { en: 'What to know now', cy: 'Beth i’w wybod nawr' },
  nothing: { en: 'There is nothing new at the moment.', cy: 'Nid oes dim newydd ar hyn o bryd.' },
  change: { en: 'Change your news', cy: 'Newid eich newyddion' },
  sentTo: {
    en: 'We send it to {address}. To use another, ask again.',
    cy: 'Anfonwn ef at {address}. I ddefnyddio un arall, gofynnwch eto.',
  },
  again: { en: 'Ask for news', cy: 'Gofyn am newyddion' },
  save: { en: 'Save', cy: 'Cadw' },
  stop: { en: 'Stop this news', cy: 'Atal y newyddion hyn' },
  overTitle: { en: 'We send you no news', cy: 'Nid ydym yn anfon newyddion atoch' },
  over: {
    en: 'It was stopped, or you asked again later. You can ask for it again.',
    cy: 'Fe’i hataliwyd, neu gofynnoch eto yn ddiweddarach. Gallwch ofyn amdano eto.',
  },
} satisfies PublicTexts
