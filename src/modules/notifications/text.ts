import type { PublicTexts } from '../../platform/text.ts'

/** Every word of the messages. Dates and people's own words come in as parameters. */
export const texts = {
  short: {
    en: '{council}: {news}\nSee more or answer: {url}',
    cy: '{council}: {news}\nGweld mwy neu ateb: {url}',
  },
  /** Of news that names the council itself, as a neutral subject does. */
  shortNamed: { en: '{news}\nSee more or answer: {url}', cy: '{news}\nGweld mwy neu ateb: {url}' },
  privateWords: {
    en: 'There is news about something you asked us. To read it, open your private link.',
    cy: 'Mae newyddion am rywbeth a ofynnoch i ni. I’w ddarllen, agorwch eich dolen breifat.',
  },
  privateOpened: {
    en: 'We have got what you sent us. To see what happens next, open your private link.',
    cy: 'Rydym wedi cael yr hyn a anfonoch atom. I weld beth sy’n digwydd nesaf, agorwch eich dolen breifat.',
  },
  privateLink: { en: 'Read your message', cy: 'Darllenwch eich neges' },

  'danger.words': {
    en: 'Is anyone in danger now? Do not wait for our answer. Ring:',
    cy: 'A oes unrhyw un mewn perygl nawr? Peidiwch ag aros am ein hateb. Ffoniwch:',
  },
  'danger.short': {
    en: 'In danger now? Do not wait for us. {numbers}.',
    cy: 'Mewn perygl nawr? Peidiwch ag aros amdanom. {numbers}.',
  },

  step: { en: '{when} {what}', cy: '{when} {what}' },
  whenNews: { en: 'We will tell you when there is news.', cy: 'Byddwn yn rhoi gwybod i chi pan fydd newyddion.' },
  ofBody: {
    en: '{body} deals with this, not us. We send it on to them, so we cannot promise you a date. We tell you what they say.',
    cy: '{body} sy’n delio â hyn, nid ni. Rydym yn ei anfon ymlaen atynt, felly ni allwn addo dyddiad i chi. Byddwn yn dweud wrthych beth maen nhw’n ei ddweud.',
  },
  linkIsPrivate: {
    en: 'This link is only for you. Anybody who has it can see your request.',
    cy: 'I chi yn unig y mae’r ddolen hon. Gall unrhyw un sydd â hi weld eich cais.',
  },
  noAnswers: {
    en: 'Nobody reads answers to this email. Use the link, or ring us on {phone}.',
    cy: 'Nid oes neb yn darllen atebion i’r e-bost hwn. Defnyddiwch y ddolen, neu ffoniwch ni ar {phone}.',
  },
  answers: {
    en: 'To add something, answer this email or use the link. To speak with somebody, ring us on {phone}.',
    cy: 'I ychwanegu rhywbeth, atebwch yr e-bost hwn neu defnyddiwch y ddolen. I siarad â rhywun, ffoniwch ni ar {phone}.',
  },
  noticeWords: {
    en: 'This may change what we do about your request:',
    cy: 'Gall hyn newid yr hyn a wnawn am eich cais:',
  },
  noticeShort: {
    en: '{council}: {news}\n{words}\nSee your request, answer or stop these texts: {url}',
    cy: '{council}: {news}\n{words}\nGweld eich cais, ateb neu atal y negeseuon hyn: {url}',
  },
  noticeNeutral: {
    en: '{news}\nSee more, answer or stop these texts: {url}',
    cy: '{news}\nGweld mwy, ateb neu atal y negeseuon hyn: {url}',
  },
  follow: { en: 'See what is happening', cy: 'Gweld beth sy’n digwydd' },
  newsWords: {
    en: 'You asked us for news where you live. This is new:',
    cy: 'Gofynnoch i ni am newyddion lle rydych yn byw. Mae hyn yn newydd:',
  },
  newsChange: { en: 'Change or stop this news', cy: 'Newid neu atal y newyddion hyn' },
  newsShort: {
    en: '{council}: {news}\n{words}\nRead it, change or stop this news: {url}',
    cy: '{council}: {news}\n{words}\nDarllen, newid neu atal y newyddion hyn: {url}',
  },
  confirmSubject: { en: 'Did you ask us for news?', cy: 'A ofynnoch i ni am newyddion?' },
  confirmWords: {
    en: 'Somebody asked us to send news about our services to this address. If it was you, open the link within two days and say yes.',
    cy: 'Gofynnodd rhywun i ni anfon newyddion am ein gwasanaethau i’r cyfeiriad hwn. Os chi oedd hynny, agorwch y ddolen o fewn dau ddiwrnod a dywedwch ie.',
  },
  confirmLink: { en: 'Say yes to this news', cy: 'Dweud ie i’r newyddion hyn' },
  confirmNot: {
    en: 'If it was not you, do nothing. We send you no news.',
    cy: 'Os nad chi oedd hynny, peidiwch â gwneud dim. Ni fyddwn yn anfon newyddion atoch.',
  },
  confirmShort: {
    en: '{council}: did you ask us for news by text? Say yes within two days: {url}\nNot you? Do nothing.',
    cy: '{council}: a ofynnoch i ni am newyddion drwy neges destun? Dywedwch ie o fewn dau ddiwrnod: {url}\nNid chi? Peidiwch â gwneud dim.',
  },
  byLaw: {
    en: 'You asked us to send you no news. By law we must send you this decision.',
    cy: 'Gofynnoch i ni beidio ag anfon newyddion atoch. Yn ôl y gyfraith rhaid i ni anfon y penderfyniad hwn atoch.',
  },
  earlier: { en: 'News before this', cy: 'Newyddion cyn hyn' },
  stop: {
    en: 'If you no longer want emails about this, open the link and choose to stop them.',
    cy: 'Os nad ydych am gael negeseuon e-bost am hyn mwyach, agorwch y ddolen a dewiswch eu hatal.',
  },

  'paper.follow': {
    en: 'You can see what is happening at {address}. Type your reference: {reference}.',
    cy: 'Gallwch weld beth sy’n digwydd yn {address}. Teipiwch eich cyfeirnod: {reference}.',
  },
  'paper.answers': {
    en: 'To add something, write to us. Or ring us on {phone}.',
    cy: 'I ychwanegu rhywbeth, ysgrifennwch atom. Neu ffoniwch ni ar {phone}.',
  },
  'paper.stop': {
    en: 'If you want no more letters about this, tell us.',
    cy: 'Os nad ydych am gael mwy o lythyrau am hyn, dywedwch wrthym.',
  },
  'paper.private': {
    en: 'There is news about something you asked us. To hear it, ring us on {phone}.',
    cy: 'Mae newyddion am rywbeth a ofynnoch i ni. I’w glywed, ffoniwch ni ar {phone}.',
  },

  photo: { en: 'You can see a photo of the result there too.', cy: 'Gallwch weld llun o’r canlyniad yno hefyd.' },

  takenSubject: { en: 'What you took for somebody has ended', cy: 'Mae’r hyn a gymeroch dros rywun wedi dod i ben' },
  takenWords: {
    en: 'You took this for somebody: {service}, reference {reference}. This is how it ended:',
    cy: 'Cymeroch hyn dros rywun: {service}, cyfeirnod {reference}. Dyma sut y daeth i ben:',
  },
  takenPrivate: {
    en: 'Something you took for somebody has ended. Sign in to see how.',
    cy: 'Mae rhywbeth a gymeroch dros rywun wedi dod i ben. Mewngofnodwch i weld sut.',
  },
  councillorSubject: { en: 'The answer to what you raised', cy: 'Yr ateb i’r hyn a godwyd gennych' },
  councillorWords: {
    en: 'You raised this with us: {service}, reference {reference}. This is the answer:',
    cy: 'Codoch hyn gyda ni: {service}, cyfeirnod {reference}. Dyma’r ateb:',
  },
  councillorOnlyThat: {
    en: 'Something you raised with us has an answer, reference {reference}. We cannot put the answer in an email. Ask the resident, or ring us.',
    cy: 'Mae ateb i rywbeth a godoch gyda ni, cyfeirnod {reference}. Ni allwn roi’r ateb mewn e-bost. Gofynnwch i’r preswylydd, neu ffoniwch ni.',
  },
  councillorLink: { en: 'See what you raised', cy: 'Gweld yr hyn a godwyd gennych' },
  leaderSubject: { en: 'Not sorted: a request waits for you', cy: 'Heb ei ddatrys: mae cais yn aros amdanoch' },
  leaderWords: {
    en: 'A customer says that something your team closed is not sorted. It is open again and waits for a team leader.',
    cy: 'Mae cwsmer yn dweud nad yw rhywbeth a gaeodd eich tîm wedi’i ddatrys. Mae ar agor eto ac yn aros am arweinydd tîm.',
  },
  glassSubject: { en: 'A record of your team was opened in an emergency', cy: 'Agorwyd cofnod eich tîm mewn argyfwng' },
  glassWords: {
    en: 'Somebody of another team opened a record that is kept for your team. Look who it was and why.',
    cy: 'Agorodd rhywun o dîm arall gofnod a gedwir i’ch tîm chi. Gweld pwy oedd a pham.',
  },
  glassLink: { en: 'See who opened it', cy: 'Gweld pwy a’i hagorodd' },
  staffLink: { en: 'Open the request', cy: 'Agor y cais' },
  'outcome.done': { en: 'It was done.', cy: 'Fe’i gwnaed.' },
  'outcome.refused': { en: 'It will not be done.', cy: 'Ni fydd yn cael ei wneud.' },
  'outcome.elsewhere': { en: 'Somebody else deals with it.', cy: 'Mae rhywun arall yn delio ag ef.' },
  'outcome.cancelled': { en: 'The customer no longer needs it.', cy: 'Nid oes ei angen ar y cwsmer mwyach.' },
  'outcome.merged': {
    en: 'It was joined with another about the same thing.',
    cy: 'Fe’i hunwyd ag un arall am yr un peth.',
  },
} satisfies PublicTexts
