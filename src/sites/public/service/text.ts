import type { PublicTexts } from '../../../platform/text.ts'

export const text = {
  start: { en: 'Start now', cy: 'Dechrau nawr' },
  promise: { en: 'If you ask now', cy: 'Os gofynnwch nawr' },
  legal: { en: 'The law sets this time: {law}', cy: 'Y gyfraith sy’n gosod yr amser hwn: {law}' },
  law: { en: 'About the law: {law}', cy: 'Am y gyfraith: {law}' },
  need: { en: 'What helps to have ready', cy: 'Beth sy’n helpu i’w gael wrth law' },
  who: { en: 'Who can ask', cy: 'Pwy all ofyn' },
  here: { en: 'Where you live ({postcode})', cy: 'Lle rydych yn byw ({postcode})' },
  insteadOf: { en: 'instead of {day}', cy: 'yn lle {day}' },
  askPostcode: { en: 'This differs from place to place.', cy: 'Mae hyn yn amrywio o le i le.' },
  givePostcode: {
    en: 'Give your postcode to see what is right for you',
    cy: 'Rhowch eich cod post i weld beth sy’n iawn i chi',
  },
  changePostcode: { en: 'Change your postcode', cy: 'Newid eich cod post' },
  elsewhere: { en: 'Go to {name}', cy: 'Mynd i {name}' },
  otherWays: { en: 'Other ways to ask', cy: 'Ffyrdd eraill o ofyn' },
  byPhone: { en: 'By phone', cy: 'Dros y ffôn' },
  openNow: { en: 'Open now', cy: 'Ar agor nawr' },
  closedNow: { en: 'Closed now', cy: 'Ar gau nawr' },
  opens: { en: 'Opens {when}', cy: 'Yn agor {when}' },
  relay: {
    en: 'If you cannot hear or speak on the phone: type 18001 before the number (Relay UK).',
    cy: 'Os na allwch glywed neu siarad ar y ffôn: teipiwch 18001 cyn y rhif (Relay UK).',
  },
  atDesk: { en: 'At a desk', cy: 'Wrth ddesg' },
  desks: { en: 'Find a desk and its opening hours', cy: 'Dod o hyd i ddesg a’i horiau agor' },
  relates: { en: 'People often need these too', cy: 'Yn aml mae angen y rhain ar bobl hefyd' },
  notices: { en: 'What to know now', cy: 'Beth i’w wybod nawr' },
  privacy: { en: 'What we do with what you tell us', cy: 'Yr hyn a wnawn â’r hyn a ddywedwch wrthym' },
  numbersFirst: { en: 'Ring first', cy: 'Ffoniwch yn gyntaf' },
  formAfter: {
    en: 'If it is not urgent, you can also tell us here',
    cy: 'Os nad yw’n fater brys, gallwch ddweud wrthym yma hefyd',
  },
  draft: { en: 'Draft', cy: 'Drafft' },
  draftWords: {
    en: 'This is how the page will look when the draft is published. Only people with this address see it, for a week.',
    cy: 'Dyma sut bydd y dudalen yn edrych pan gaiff y drafft ei gyhoeddi. Dim ond pobl sydd â’r cyfeiriad hwn sy’n ei gweld, am wythnos.',
  },
  draftQuestions: { en: 'What we will ask', cy: 'Yr hyn y byddwn yn ei ofyn' },
} satisfies PublicTexts
