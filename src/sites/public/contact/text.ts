import type { PublicTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Contact us', cy: 'Cysylltu â ni' },
  phone: { en: 'By phone', cy: 'Dros y ffôn' },
  anything: { en: 'For anything', cy: 'Ar gyfer unrhyw beth' },
  byTheme: { en: 'A number for each subject', cy: 'Rhif ar gyfer pob pwnc' },
  openNow: { en: 'Open now', cy: 'Ar agor nawr' },
  closedNow: { en: 'Closed now', cy: 'Ar gau nawr' },
  opens: { en: 'Opens {when}', cy: 'Yn agor {when}' },
  relay: {
    en: 'If you cannot hear or speak on the phone: type 18001 before the number (Relay UK).',
    cy: 'Os na allwch glywed neu siarad ar y ffôn: teipiwch 18001 cyn y rhif (Relay UK).',
  },
  interpreter: {
    en: 'If you would rather use another language, ask for an interpreter. It costs you nothing.',
    cy: 'Os byddai’n well gennych ddefnyddio iaith arall, gofynnwch am gyfieithydd. Nid yw’n costio dim i chi.',
  },
  desks: { en: 'At a desk', cy: 'Wrth ddesg' },
  stepFree: { en: 'Step-free', cy: 'Heb risiau' },
  hearingLoop: { en: 'Hearing loop', cy: 'Dolen sain' },
  quietRoom: { en: 'Quiet room', cy: 'Ystafell dawel' },
  write: { en: 'In writing', cy: 'Yn ysgrifenedig' },
  emergency: { en: 'If someone is in danger now, ring 999.', cy: 'Os oes rhywun mewn perygl nawr, ffoniwch 999.' },
  book: { en: 'Book a time to see us', cy: 'Archebu amser i’n gweld' },
  villages: { en: 'When we come to your village', cy: 'Pryd y byddwn yn dod i’ch pentref' },
} satisfies PublicTexts
