import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Who wrote it first?' },
  intro: { en: '{from} sent this on. Say whose mail it is: they are answered, and it is their thread.' },
  address: { en: 'Their email address' },
  quoted: { en: 'As it is quoted. Look whether it is right' },
  name: { en: 'Their name, if you know it' },
  save: { en: 'It is from them' },
  addressMissing: { en: 'Enter the email address of who wrote it' },
  addressWrong: { en: 'Enter an email address, like name@example.com' },
} satisfies StaffTexts
