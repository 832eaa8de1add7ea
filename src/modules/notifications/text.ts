import type { PublicTexts } from '../../platform/text.ts'

/** Every word of the messages. Dates and people's own words come in as parameters. */
export const texts = {
  subject: { en: '{service}: {news} ({reference})', cy: '{service}: {news} ({reference})' },
  short: { en: '{news}\nSee more or answer: {url}', cy: '{news}\nGweld mwy neu ateb: {url}' },
  privateSubject: { en: 'A message from {council}', cy: 'Neges: {council}' },
  privateWords: {
    en: 'There is news about something you asked us. To read it, open your private link.',
    cy: 'Mae newyddion am rywbeth a ofynnoch i ni. I’w ddarllen, agorwch eich dolen breifat.',
  },
  privateOpened: {
    en: 'We have got what you sent us. To see what happens next, open your private link.',
    cy: 'Rydym wedi cael yr hyn a anfonoch atom. I weld beth sy’n digwydd nesaf, agorwch eich dolen breifat.',
  },
  privateLink: { en: 'Read your message', cy: 'Darllenwch eich neges' },

  reference: { en: 'Your reference is {reference}.', cy: 'Eich cyfeirnod yw {reference}.' },
  where: { en: 'Where: {place}', cy: 'Ble: {place}' },
  team: { en: '{team} will deal with it.', cy: 'Bydd {team} yn delio â’r mater.' },
  nextHeading: { en: 'What happens next', cy: 'Beth sy’n digwydd nesaf' },
  step: { en: '{when} {what}', cy: '{when} {what}' },
  whenNews: { en: 'We will tell you when there is news.', cy: 'Byddwn yn rhoi gwybod i chi pan fydd newyddion.' },
  follow: { en: 'See what is happening', cy: 'Gweld beth sy’n digwydd' },
  answer: { en: 'Answer or add something', cy: 'Ateb neu ychwanegu rhywbeth' },
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
  stop: {
    en: 'If you no longer want emails about this, open the link and choose to stop them.',
    cy: 'Os nad ydych am gael negeseuon e-bost am hyn mwyach, agorwch y ddolen a dewiswch eu hatal.',
  },

  openedNews: { en: 'we have got it', cy: 'rydym wedi’i gael' },
  openedWords: {
    en: 'Thank you. We have got what you sent us.',
    cy: 'Diolch. Rydym wedi cael yr hyn a anfonoch atom.',
  },
  joinedNews: { en: 'we will keep you informed', cy: 'byddwn yn rhoi gwybod i chi' },
  joinedWords: {
    en: 'Thank you. Somebody has told us about this already, and you said that it is the same one. We will tell you what happens.',
    cy: 'Diolch. Mae rhywun wedi dweud wrthym am hyn yn barod, a dywedoch mai’r un peth ydyw. Byddwn yn dweud wrthych beth sy’n digwydd.',
  },
  updateNews: { en: 'news for you', cy: 'newyddion i chi' },
  updateWords: { en: 'There is news about your request:', cy: 'Mae newyddion am eich cais:' },
  pausedNews: { en: 'we need to ask you something', cy: 'mae angen i ni ofyn rhywbeth i chi' },
  pausedWords: {
    en: 'To go on with your request we need an answer from you:',
    cy: 'I barhau â’ch cais mae arnom angen ateb gennych chi:',
  },
  pausedClock: {
    en: 'The dates we promised wait until you answer. Then we carry on.',
    cy: 'Mae’r dyddiadau a addawyd gennym yn aros nes i chi ateb. Wedyn byddwn yn parhau.',
  },
  pausedAnswer: { en: 'Answer here', cy: 'Atebwch yma' },
  movedNews: { en: 'a new date', cy: 'dyddiad newydd' },
  movedWords: {
    en: 'We cannot keep a date we gave you. We are sorry.',
    cy: 'Ni allwn gadw dyddiad a roddwyd i chi. Mae’n ddrwg gennym.',
  },
  movedSooner: {
    en: 'We can do something sooner than we told you.',
    cy: 'Gallwn wneud rhywbeth yn gynt nag y dywedwyd wrthych.',
  },
  movedBefore: { en: 'We said: {step}', cy: 'Dywedwyd gennym: {step}' },
  movedNow: { en: 'Now: {step}', cy: 'Nawr: {step}' },
  movedWhy: { en: 'This is why:', cy: 'Dyma pam:' },
  scheduledNews: { en: 'the work is planned', cy: 'mae’r gwaith wedi’i gynllunio' },
  scheduledWords: {
    en: 'We have looked at your request and planned the work.',
    cy: 'Rydym wedi edrych ar eich cais ac wedi cynllunio’r gwaith.',
  },

  doneNews: { en: 'it is done', cy: 'mae wedi’i wneud' },
  doneWords: { en: 'We have dealt with your request:', cy: 'Rydym wedi delio â’ch cais:' },
  refusedNews: { en: 'what we decided', cy: 'yr hyn a benderfynwyd gennym' },
  refusedWords: {
    en: 'We looked at your request. We will not do what you asked. This is why:',
    cy: 'Rydym wedi edrych ar eich cais. Ni fyddwn yn gwneud yr hyn a ofynnoch. Dyma pam:',
  },
  refusedHeading: { en: 'If you do not agree', cy: 'Os nad ydych yn cytuno' },
  refusedLink: { en: 'Tell us that you do not agree', cy: 'Dywedwch wrthym nad ydych yn cytuno' },
  elsewhereNews: { en: 'who deals with it', cy: 'pwy sy’n delio ag ef' },
  elsewhereWords: {
    en: 'We looked at your request. It is not ours to do. {body} deals with it.',
    cy: 'Rydym wedi edrych ar eich cais. Nid ein gwaith ni ydyw. {body} sy’n delio ag ef.',
  },
  elsewhereReference: { en: 'Their reference is {reference}.', cy: 'Eu cyfeirnod nhw yw {reference}.' },
  cancelledNews: { en: 'closed, as you asked', cy: 'wedi’i gau, fel y gofynnoch' },
  cancelledWords: {
    en: 'You told us that you no longer need this, so we have closed it. If that is wrong, ring us on {phone}.',
    cy: 'Dywedoch wrthym nad oes angen hyn arnoch mwyach, felly rydym wedi’i gau. Os yw hynny’n anghywir, ffoniwch ni ar {phone}.',
  },
  photo: { en: 'You can see a photo of the result there too.', cy: 'Gallwch weld llun o’r canlyniad yno hefyd.' },
  sortedHeading: { en: 'Is it sorted?', cy: 'A yw’r mater wedi’i ddatrys?' },
  sortedWords: {
    en: 'Tell us yes or no, {by}. If you say no, it goes to a team leader.',
    cy: 'Dywedwch ydy neu nac ydy, {by}. Os dywedwch nac ydy, bydd yn mynd at arweinydd tîm.',
  },
  sortedLink: { en: 'Tell us if it is sorted', cy: 'Dywedwch a yw wedi’i ddatrys' },

  reopenedNews: { en: 'we are looking at it again', cy: 'rydym yn edrych arno eto' },
  reopenedNotSorted: {
    en: 'We were told that this is not sorted. It is open again, and a team leader will look at it.',
    cy: 'Dywedwyd wrthym nad yw hyn wedi’i ddatrys. Mae ar agor eto, a bydd arweinydd tîm yn edrych arno.',
  },
  reopenedWords: {
    en: 'We have opened your request again. We will tell you what happens.',
    cy: 'Rydym wedi ailagor eich cais. Byddwn yn dweud wrthych beth sy’n digwydd.',
  },
  mergedNews: { en: 'somebody else told us too', cy: 'dywedodd rhywun arall wrthym hefyd' },
  mergedWords: {
    en: 'Somebody else told us about the same thing, so we deal with both together. We will tell you what happens. Your reference and your link still work.',
    cy: 'Dywedodd rhywun arall wrthym am yr un peth, felly rydym yn delio â’r ddau gyda’i gilydd. Byddwn yn dweud wrthych beth sy’n digwydd. Mae eich cyfeirnod a’ch dolen yn dal i weithio.',
  },

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
