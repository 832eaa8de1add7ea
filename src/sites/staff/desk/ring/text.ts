import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Ring the phone' },
  intro: {
    en: 'In this demonstration you can let a call come in at your own phone. It goes the way of a real one: an event of the telephone system, then your screen.',
  },
  line: { en: 'Which number do they ring?' },
  chooseLine: { en: 'Choose the number they ring' },
  caller: { en: 'From which number?' },
  callerHint: {
    en: 'Residents of this demonstration have 07700 900001 and the numbers after it. Leave it empty, and the number is withheld',
  },
  ring: { en: 'Ring' },
} satisfies StaffTexts
