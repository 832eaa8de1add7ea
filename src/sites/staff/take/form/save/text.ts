import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Save this form' },
  intro: {
    en: 'What was answered is kept. With a code they go on by themselves on the website, or ring again and somebody goes on with them.',
  },
  make: { en: 'Make a code' },
  read: { en: 'Read this out, slowly' },
  until: { en: 'It is shown only now, and works until {until}. On the website it is ‘Carry on with a saved form’.' },
  goOn: { en: 'Go on with the form' },
} satisfies StaffTexts
