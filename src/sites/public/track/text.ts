import type { PublicTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Track a request or a message', cy: 'Dilyn cais neu neges' },
  reference: { en: 'Reference', cy: 'Cyfeirnod' },
  referenceHint: { en: 'It has 12 digits, like 482 193 706 518', cy: 'Mae ganddo 12 digid, fel 482 193 706 518' },
  isNoCode: {
    en: 'What you typed is the reference of something you have sent already. To see what is happening with it, tell us one more thing.',
    cy: 'Cyfeirnod rhywbeth a anfonwyd gennych eisoes yw’r rhif a deipioch. I weld beth sy’n digwydd ag ef, dywedwch un peth arall wrthym.',
  },
  isCode: {
    en: 'A reference has 12 digits. This looks like the code of a form that is not sent yet: choose ‘Carry on with a saved form’ and type it there',
    cy: 'Mae gan gyfeirnod 12 digid. Mae hwn yn edrych fel cod ffurflen nad yw wedi’i hanfon eto: dewiswch ‘Parhau â ffurflen a gadwyd’ a’i deipio yno',
  },
  known: { en: 'Your email, phone number or postcode', cy: 'Eich e-bost, eich rhif ffôn neu’ch cod post' },
  knownHint: {
    en: 'As you gave it, or the one you wrote from. Of a phone number the last 4 to 6 digits are enough. For a report that everybody can see, only the postcode of your own address counts, not that of the place',
    cy: 'Fel y rhoesoch ef, neu’r un yr ysgrifennoch ohono. Mae’r 4 i 6 digid olaf o rif ffôn yn ddigon. Ar gyfer adroddiad y gall pawb ei weld, dim ond cod post eich cyfeiriad chi sy’n cyfrif, nid cod post y lle',
  },
  knownMissing: {
    en: 'Enter your email, the last digits of your phone number or the postcode',
    cy: 'Rhowch eich e-bost, digidau olaf eich rhif ffôn neu’r cod post',
  },
  show: { en: 'Show how it stands', cy: 'Dangos sut mae pethau' },
  easier: {
    en: 'The private link in our email, or on the last page of the form, opens it at once. Some open only by that link: complaints, what is about somebody’s safety, health or money, and those where you gave us no details.',
    cy: 'Mae’r ddolen breifat yn ein e-bost, neu ar dudalen olaf y ffurflen, yn ei agor ar unwaith. Dim ond drwy’r ddolen honno y mae rhai yn agor: cwynion, yr hyn sydd am ddiogelwch, iechyd neu arian rhywun, a rhai lle na roesoch unrhyw fanylion.',
  },
  'refused.no-such-request': {
    en: 'We cannot show a request with these details. Check both. If it is a complaint, or about somebody’s safety, health or money, or you gave us no details, only its private link opens it. Or ring us and say the reference',
    cy: 'Ni allwn ddangos cais â’r manylion hyn. Gwiriwch y ddau. Os yw’n gŵyn, neu am ddiogelwch, iechyd neu arian rhywun, neu os na roesoch fanylion, dim ond ei ddolen breifat sy’n ei agor. Neu ffoniwch ni a dywedwch y cyfeirnod',
  },
} satisfies PublicTexts
