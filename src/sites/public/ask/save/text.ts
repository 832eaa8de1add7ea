import type { PublicTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Save and come back later', cy: 'Cadw a dod yn ôl yn nes ymlaen' },
  intro: {
    en: 'Your answers are saved as you go. To carry on in another browser, or to finish by phone or at a desk, you need a code.',
    cy: 'Caiff eich atebion eu cadw wrth i chi fynd. I barhau mewn porwr arall, neu i orffen dros y ffôn neu wrth ddesg, mae angen cod arnoch.',
  },
  email: { en: 'Send the code to this email (optional)', cy: 'Anfon y cod i’r e-bost hwn (dewisol)' },
  emailHint: {
    en: 'Only if nobody else reads your email who should not know about this.',
    cy: 'Dim ond os nad oes neb arall yn darllen eich e-bost na ddylai wybod am hyn.',
  },
  make: { en: 'Get a code', cy: 'Cael cod' },
  yourCode: { en: 'Your code', cy: 'Eich cod' },
  write: { en: 'Write it down. We cannot show it again.', cy: 'Ysgrifennwch ef. Ni allwn ei ddangos eto.' },
  until: { en: 'It works {until}.', cy: 'Mae’n gweithio {until}.' },
  sent: { en: 'We are sending it to {email} too.', cy: 'Rydym yn ei anfon i {email} hefyd.' },
  how: {
    en: 'To carry on, go to ‘Carry on with a saved form’ or say the code to an adviser.',
    cy: 'I barhau, ewch i ‘Parhau â ffurflen a gadwyd’ neu dywedwch y cod wrth gynghorydd.',
  },
  goOn: { en: 'Carry on now', cy: 'Parhau nawr' },
} satisfies PublicTexts
