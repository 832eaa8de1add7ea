import type { PublicTexts } from '../../platform/text.ts'

/** What somebody hears who rings. Short sentences: nobody can look back at what was said. */
export const text = {
  greeting: { en: 'You have reached {council}: {line}.', cy: 'Rydych wedi cyrraedd {council}: {line}.' },
  // Many Welsh words change what comes after them, so the name stands first: 'i Gyngor', 'â Chyngor'.
  welcome: { en: 'Welcome to {council}.', cy: 'Croeso. {council} sydd yma.' },
  pressForWelsh: { en: 'For Welsh, press 2.', cy: 'I siarad Cymraeg, pwyswch 2.' },
  danger: {
    en: 'If somebody is in danger now, hang up and ring 9 9 9.',
    cy: 'Os oes rhywun mewn perygl nawr, rhowch y ffôn i lawr a ffoniwch 9 9 9.',
  },
  number: { en: '{name}: {number}.', cy: '{name}: {number}.' },
  menu: {
    en: 'You can say what it is about, or press a key.',
    cy: 'Gallwch ddweud beth sydd dan sylw, neu bwyso botwm.',
  },
  option: { en: 'For {name}, press {key}.', cy: 'Am {name}, pwyswch {key}.' },
  adviser: {
    en: 'To speak with an adviser, press 0 or stay on the line.',
    cy: 'I siarad â chynghorydd, pwyswch 0 neu arhoswch ar y lein.',
  },
  wrongKey: { en: 'Sorry, that is none of the choices.', cy: 'Mae’n ddrwg gennym, nid yw hynny’n un o’r dewisiadau.' },
  putThrough: { en: 'We put you through to an adviser.', cy: 'Rydym yn eich cysylltu â chynghorydd.' },
  putThroughTo: {
    en: 'We put you through to an adviser, who can reach them for you.',
    cy: 'Rydym yn eich cysylltu â chynghorydd, a all gael gafael arnynt i chi.',
  },
  online: {
    en: 'You can do this online: {service}. To get the link by text, press 1. To speak with an adviser, press 2 or stay on the line.',
    cy: 'Gallwch wneud hyn ar-lein: {service}. I gael y ddolen drwy neges destun, pwyswch 1. I siarad â chynghorydd, pwyswch 2 neu arhoswch ar y lein.',
  },
  linkSent: { en: 'The link is on its way to you by text.', cy: 'Mae’r ddolen ar ei ffordd atoch drwy neges destun.' },
  hangUpOrStay: {
    en: 'If that is all, you can hang up now. To speak with an adviser, stay on the line.',
    cy: 'Os dyna’r cyfan, gallwch roi’r ffôn i lawr nawr. I siarad â chynghorydd, arhoswch ar y lein.',
  },
  'link.subject': { en: 'The link you asked for', cy: 'Y ddolen y gofynnoch amdani' },
  'link.words': {
    en: '{council}: here is the link you asked for on the phone: {link}',
    cy: '{council}: dyma’r ddolen y gofynnoch amdani dros y ffôn: {link}',
  },
  closed: { en: 'We are closed just now.', cy: 'Rydym ar gau ar hyn o bryd.' },
  opens: { en: 'We open {when}.', cy: 'Rydym yn agor {when}.' },
  inEmergency: {
    en: 'If it cannot wait until then, ring one of these numbers.',
    cy: 'Os na all aros tan hynny, ffoniwch un o’r rhifau hyn.',
  },
  leaveMessage: { en: 'To leave a message, press 1.', cy: 'I adael neges, pwyswch 1.' },
  linkToSite: {
    en: 'To get the link to our website by text, press 2.',
    cy: 'I gael y ddolen i’n gwefan drwy neges destun, pwyswch 2.',
  },
  goodbye: { en: 'Thank you for ringing. Goodbye.', cy: 'Diolch am ffonio. Hwyl fawr.' },
  position: { en: 'You are number {position} in the queue.', cy: 'Chi yw rhif {position} yn y ciw.' },
  next: { en: 'You are next.', cy: 'Chi yw’r nesaf.' },
  waitRange: {
    en: 'You will likely wait between {from} and {to} minutes.',
    cy: 'Mae’n debyg y byddwch yn aros rhwng {from} a {to} munud.',
  },
  waitShort: {
    en: 'You will likely wait less than {to} minutes.',
    cy: 'Mae’n debyg y byddwch yn aros llai na {to} munud.',
  },
  waitLong: {
    en: 'You will likely wait more than an hour.',
    cy: 'Mae’n debyg y byddwch yn aros mwy nag awr.',
  },
  waitUnknown: {
    en: 'We cannot say how long you will wait.',
    cy: 'Ni allwn ddweud pa mor hir y byddwch yn aros.',
  },
  offerPlace: {
    en: 'You need not wait on the line. To keep your place and be rung back, press 1.',
    cy: 'Nid oes angen i chi aros ar y lein. I gadw’ch lle a chael galwad yn ôl, pwyswch 1.',
  },
  offerMessage: { en: 'To leave a message, press 2.', cy: 'I adael neges, pwyswch 2.' },
  orStay: { en: 'Or stay on the line.', cy: 'Neu arhoswch ar y lein.' },
  stillThere: { en: 'You are still in the queue.', cy: 'Rydych yn dal yn y ciw.' },
  placeNumber: { en: 'We ring you back on {number}.', cy: 'Byddwn yn eich ffonio’n ôl ar {number}.' },
  placeRight: {
    en: 'If that is right, press 1. To give another number, press 2.',
    cy: 'Os yw hynny’n gywir, pwyswch 1. I roi rhif arall, pwyswch 2.',
  },
  typeNumber: {
    en: 'Key in the number we should ring, then press the hash key.',
    cy: 'Bysellwch y rhif y dylem ei ffonio, yna pwyswch yr allwedd hash.',
  },
  notNumber: { en: 'Sorry, we cannot ring that number.', cy: 'Mae’n ddrwg gennym, ni allwn ffonio’r rhif hwnnw.' },
  placeKept: {
    en: 'Your place is kept. A colleague rings you when it is your turn, by {when}. You can hang up now. Goodbye.',
    cy: 'Mae eich lle wedi’i gadw. Bydd cydweithiwr yn eich ffonio pan ddaw eich tro, erbyn {when}. Gallwch roi’r ffôn i lawr nawr. Hwyl fawr.',
  },
  placeFull: {
    en: 'Sorry, we cannot promise to ring you back now. You keep your place on the line.',
    cy: 'Mae’n ddrwg gennym, ni allwn addo eich ffonio’n ôl nawr. Rydych yn cadw eich lle ar y lein.',
  },
  youKeepWaiting: { en: 'You keep your place on the line.', cy: 'Rydych yn cadw eich lle ar y lein.' },
  speakAfterTone: {
    en: 'Say your name, your number and what it is about after the tone. Press the hash key when you have finished.',
    cy: 'Dywedwch eich enw, eich rhif a beth sydd dan sylw ar ôl y tôn. Pwyswch yr allwedd hash pan fyddwch wedi gorffen.',
  },
  messageKept: {
    en: 'We have your message. A colleague listens to it and answers you within two working days.',
    cy: 'Mae eich neges gennym. Bydd cydweithiwr yn gwrando arni ac yn eich ateb o fewn dau ddiwrnod gwaith.',
  },
  reference: { en: 'Your reference is {reference}.', cy: 'Eich cyfeirnod yw {reference}.' },
  referenceAgain: { en: 'Again: {reference}.', cy: 'Eto: {reference}.' },
  textReference: {
    en: 'To get the reference by text, press 1. Or hang up.',
    cy: 'I gael y cyfeirnod drwy neges destun, pwyswch 1. Neu rhowch y ffôn i lawr.',
  },
  referenceSent: {
    en: 'The reference is on its way to you by text.',
    cy: 'Mae’r cyfeirnod ar ei ffordd atoch drwy neges destun.',
  },
  'reference.subject': { en: 'The reference of a voice message', cy: 'Cyfeirnod neges lais' },
  'reference.words': {
    en: '{council}: we have your voice message. Reference {reference}.',
    cy: '{council}: mae eich neges lais gennym. Cyfeirnod {reference}.',
  },
  nothingHeard: { en: 'We did not hear a message.', cy: 'Ni chlywsom neges.' },
  connecting: { en: 'A colleague takes your call now.', cy: 'Mae cydweithiwr yn cymryd eich galwad nawr.' },
  recorded: { en: 'The call is recorded.', cy: 'Mae’r alwad yn cael ei recordio.' },
  notAnswered: {
    en: 'Sorry, that colleague could not answer. You keep your place, and another one takes your call.',
    cy: 'Mae’n ddrwg gennym, ni allai’r cydweithiwr hwnnw ateb. Rydych yn cadw eich lle, a bydd un arall yn cymryd eich galwad.',
  },
  leftAlone: {
    en: 'Sorry, we lost the colleague you spoke with. You keep your place, and another one takes your call.',
    cy: 'Mae’n ddrwg gennym, collwyd y cydweithiwr roeddech yn siarad ag ef. Rydych yn cadw eich lle, a bydd un arall yn cymryd eich galwad.',
  },
  joining: { en: 'You join the call now.', cy: 'Rydych yn ymuno â’r alwad nawr.' },
  tooLate: { en: 'This call is over.', cy: 'Mae’r alwad hon ar ben.' },
  broken: {
    en: 'Sorry, something does not work here. Please stay on the line.',
    cy: 'Mae’n ddrwg gennym, nid yw rhywbeth yn gweithio yma. Arhoswch ar y lein.',
  },
} satisfies PublicTexts
