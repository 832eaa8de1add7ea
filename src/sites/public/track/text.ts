import type { PublicTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Track a request', cy: 'Dilyn cais' },
  reference: { en: 'Reference', cy: 'Cyfeirnod' },
  referenceHint: { en: 'It has 12 digits, like 482 193 706 518', cy: 'Mae ganddo 12 digid, fel 482 193 706 518' },
  known: { en: 'Something only you know', cy: 'Rhywbeth dim ond chi sy’n ei wybod' },
  knownHint: {
    en: 'The postcode, your email, or the last 4 to 6 digits of your phone number, as you gave them',
    cy: 'Y cod post, eich e-bost, neu’r 4 i 6 digid olaf o’ch rhif ffôn, fel y rhoesoch nhw',
  },
  knownMissing: {
    en: 'Enter the postcode, your email or the last digits of your phone number',
    cy: 'Rhowch y cod post, eich e-bost neu ddigidau olaf eich rhif ffôn',
  },
  show: { en: 'Show my request', cy: 'Dangos fy nghais' },
  easier: {
    en: 'The link in our email or on the last page opens it at once.',
    cy: 'Mae’r ddolen yn ein e-bost neu ar y dudalen olaf yn ei agor ar unwaith.',
  },
  'refused.no-such-request': {
    en: 'We cannot show a request with these details. Check both. Some requests, like those about somebody’s safety, open only by the link we sent',
    cy: 'Ni allwn ddangos cais â’r manylion hyn. Gwiriwch y ddau. Dim ond drwy’r ddolen a anfonwyd gennym y mae rhai ceisiadau, fel y rhai am ddiogelwch rhywun, yn agor',
  },
} satisfies PublicTexts
