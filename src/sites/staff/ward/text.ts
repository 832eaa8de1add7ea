import type { StaffTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Your ward' },
  intro: {
    en: 'What the public can see, street by street, with the dates we promised. What people told us in confidence is not here.',
  },
  noWard: {
    en: 'We do not know which {word} you are elected for. Ask an administrator of the council to set it under ‘People’.',
  },
  raised: { en: 'What you raised' },
  states: { en: 'What to show' },
  'tab.open': { en: 'Open' },
  'tab.late': { en: 'Late' },
  'tab.ended': { en: 'Ended in the last 4 weeks' },
  theme: { en: 'Theme' },
  allThemes: { en: 'All themes' },
  show: { en: 'Show these' },
  clear: { en: 'Show all themes' },
  'empty.open': { en: 'Nothing is open.' },
  'empty.late': { en: 'Nothing is late.' },
  'empty.ended': { en: 'Nothing has ended in the last 4 weeks.' },
  nowhere: { en: 'No street named' },
  asked: { en: 'Asked {day}' },
  pages: { en: 'Pages' },
  nextPage: { en: 'Next page' },
  firstPage: { en: 'First page' },
} satisfies StaffTexts
