import type { PublicTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'We have it', cy: 'Mae gennym ni ef' },
  joinedTitle: { en: 'You follow this report now', cy: 'Rydych yn dilyn yr adroddiad hwn nawr' },
  danger: { en: 'In danger now? Do not wait for us', cy: 'Mewn perygl nawr? Peidiwch ag aros amdanom' },
  haveIt: {
    en: 'We have what you sent us. Your reference is further down.',
    cy: 'Mae’r hyn a anfonoch gennym ni. Mae eich cyfeirnod ymhellach i lawr.',
  },
  reference: { en: 'Your reference', cy: 'Eich cyfeirnod' },
  told: {
    en: 'We are sending you this by email, and we tell you when something changes.',
    cy: 'Rydym yn anfon hyn atoch drwy e-bost, a byddwn yn dweud wrthych pan fydd rhywbeth yn newid.',
  },
  'told.sensitive': {
    en: 'We email you now and when there is news. So that nobody else learns of it, the email does not say what it is about. The link in it opens this again. If you ring us, say the reference.',
    cy: 'Rydym yn anfon e-bost atoch nawr a phan fydd newyddion. Fel na fydd neb arall yn dod i wybod, nid yw’r e-bost yn dweud beth yw’r mater. Mae’r ddolen ynddo yn agor hwn eto. Os ffoniwch ni, dywedwch y cyfeirnod.',
  },
  'keep.known': {
    en: 'We do not email you about this. Keep the link below, or write the reference down: with it and {known} you find this again.',
    cy: 'Nid ydym yn anfon e-bost atoch am hyn. Cadwch y ddolen isod, neu ysgrifennwch y cyfeirnod: gydag ef a {known} gallwch ddod o hyd i hyn eto.',
  },
  'known.email': { en: 'your email', cy: 'eich e-bost' },
  'known.phone': { en: 'the last digits of your phone number', cy: 'digidau olaf eich rhif ffôn' },
  'known.postcode': { en: 'the postcode', cy: 'y cod post' },
  'keep.public': {
    en: 'We cannot email you. Keep the link below: only there can you add something or answer us. With the reference you see what everybody sees of it.',
    cy: 'Ni allwn anfon e-bost atoch. Cadwch y ddolen isod: dim ond yno gallwch ychwanegu rhywbeth neu ein hateb. Gyda’r cyfeirnod gwelwch yr hyn y mae pawb yn ei weld ohono.',
  },
  'keep.link': {
    en: 'We cannot email you. Keep the link below: nothing else opens your request. If you ring us, say the reference.',
    cy: 'Ni allwn anfon e-bost atoch. Cadwch y ddolen isod: nid oes dim arall yn agor eich cais. Os ffoniwch ni, dywedwch y cyfeirnod.',
  },
  heldBack: {
    en: 'A colleague is looking at the words. Until then nobody else can see this.',
    cy: 'Mae cydweithiwr yn edrych ar y geiriau. Tan hynny ni all neb arall weld hyn.',
  },
  'keep.sensitive': {
    en: 'We do not email you about this. Only the link below opens it, so keep it if that is safe for you. If you ring us, say the reference.',
    cy: 'Nid ydym yn anfon e-bost atoch am hyn. Dim ond y ddolen isod sy’n ei agor, felly cadwch hi os yw hynny’n ddiogel i chi. Os ffoniwch ni, dywedwch y cyfeirnod.',
  },
  next: { en: 'What happens next', cy: 'Beth sy’n digwydd nesaf' },
  whatTheySay: {
    en: 'What they say stands on the page of your request.',
    cy: 'Mae’r hyn maen nhw’n ei ddweud i’w weld ar dudalen eich cais.',
  },
  track: { en: 'See what is happening', cy: 'Gweld beth sy’n digwydd' },
  trackWords: {
    en: 'This link is private: it shows your request to anyone who has it.',
    cy: 'Mae’r ddolen hon yn breifat: mae’n dangos eich cais i unrhyw un sydd â hi.',
  },
  trackOwn: {
    en: 'There you can add something, say that it is sorted, or take it back.',
    cy: 'Yno gallwch ychwanegu rhywbeth, dweud ei fod wedi’i ddatrys, neu ei dynnu’n ôl.',
  },
  trackJoined: {
    en: 'There you can add something, say that it is sorted, or stop hearing about it.',
    cy: 'Yno gallwch ychwanegu rhywbeth, dweud ei fod wedi’i ddatrys, neu roi’r gorau i glywed amdano.',
  },
  goesWith: { en: 'You may need this too', cy: 'Efallai y bydd angen hyn arnoch hefyd' },
  relates: { en: 'People often need these too', cy: 'Yn aml mae angen y rhain ar bobl hefyd' },
  home: { en: 'Ask for something else', cy: 'Gofyn am rywbeth arall' },
} satisfies PublicTexts
