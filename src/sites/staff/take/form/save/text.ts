import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Save this form' },
  intro: {
    en: 'What was answered is kept. With a code they go on by themselves on the website, or ring again and somebody goes on with them.',
  },
  make: { en: 'Make a code' },
  to: { en: 'Send it to their email or mobile too (optional)' },
  toEmail: { en: 'Send it to their email too (optional)' },
  toHint: { en: 'Only if nobody else reads it who should not know about this.' },
  noMobile: { en: 'Enter an email address or the number of a mobile: others take no texts' },
  noTexts: { en: 'Enter an email address: no texts are sent from here' },
  sent: { en: 'We are sending it to {to} too, with the address where they go on.' },
  read: { en: 'Read this out, slowly' },
  until: { en: 'It is shown only now, and works {until}. On the website it is ‘Carry on with a saved form’.' },
  goOn: { en: 'Go on with the form' },
} satisfies StaffTexts
