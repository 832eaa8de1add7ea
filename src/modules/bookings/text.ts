import type { PublicTexts } from '../../platform/text.ts'

/** What is filled in where we write to somebody who has booked (`messages.ts`). */
export const text = {
  'arrive.location': {
    en: 'When you come, give your name or your reference at the desk or on the screen by the door, or hold the QR code from the page of your booking to its reader. We will call you at your time.',
    cy: 'Pan ddewch, rhowch eich enw neu eich cyfeirnod wrth y ddesg neu ar y sgrin wrth y drws, neu daliwch y cod QR o dudalen eich archeb at ei ddarllenydd. Byddwn yn eich galw ar eich amser.',
  },
  'arrive.stop': {
    en: 'When you come, give your name or your reference. We will see you at your time.',
    cy: 'Pan ddewch, rhowch eich enw neu eich cyfeirnod. Byddwn yn eich gweld ar eich amser.',
  },
  room: { en: 'Their room by video', cy: 'Eu hystafell fideo' },
  'need.longer-time': { en: 'longer time', cy: 'mwy o amser' },
  'need.step-free': { en: 'no steps', cy: 'dim grisiau' },
  'need.bsl': { en: 'British Sign Language', cy: 'Iaith Arwyddion Prydain' },
  'need.interpreter': { en: 'an interpreter', cy: 'cyfieithydd' },
  'need.quiet-room': { en: 'a quiet room', cy: 'ystafell dawel' },
} satisfies PublicTexts
