import type { PublicTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Do you want this news?', cy: 'Ydych chi eisiau’r newyddion hyn?' },
  where: { en: 'News for {postcode}, about:', cy: 'Newyddion ar gyfer {postcode}, am:' },
  everything: { en: 'everything', cy: 'bopeth' },
  yes: { en: 'Yes, send me this news', cy: 'Ie, anfonwch y newyddion hyn ataf' },
  no: {
    en: 'If you did not ask for it, close this page. We send you nothing, and forget your address in two days.',
    cy: 'Os na ofynnoch amdano, caewch y dudalen hon. Ni fyddwn yn anfon dim atoch, a byddwn yn anghofio eich cyfeiriad mewn dau ddiwrnod.',
  },
  overTitle: { en: 'This link does not work any more', cy: 'Nid yw’r ddolen hon yn gweithio mwyach' },
  over: { en: 'It works for two days. You can ask again.', cy: 'Mae’n gweithio am ddau ddiwrnod. Gallwch ofyn eto.' },
  again: { en: 'Ask for news', cy: 'Gofyn am newyddion' },
} satisfies PublicTexts
