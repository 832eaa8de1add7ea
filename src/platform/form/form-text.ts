import type { PublicTexts } from '../text.ts'

/** The words of the questions that every form shares: for whom it is, and how we may reach the person. */
export const formTexts = {
  who: { en: 'Is this for you or for someone else?', cy: 'Ai i chi neu i rywun arall y mae hyn?' },
  whoMissing: { en: 'Choose who it is for', cy: 'Dewiswch i bwy y mae' },
  forMe: { en: 'For me', cy: 'I mi' },
  forSomebodyElse: { en: 'For someone else', cy: 'I rywun arall' },
  forSomebodyElseHint: {
    en: 'For example your mum, a neighbour or somebody you look after',
    cy: 'Er enghraifft eich mam, cymydog neu rywun rydych chi’n gofalu amdano',
  },

  behalf: { en: 'Who is it for?', cy: 'I bwy y mae?' },
  theirName: { en: 'Their full name', cy: 'Eu henw llawn' },
  theirNameMissing: { en: 'Enter the name of the person it is for', cy: 'Rhowch enw’r person y mae ar ei gyfer' },
  authority: { en: 'Why do you ask for them?', cy: 'Pam ydych chi’n gofyn drostyn nhw?' },
  authorityMissing: { en: 'Choose why you ask for them', cy: 'Dewiswch pam rydych chi’n gofyn drostyn nhw' },
  'authority.parent': { en: 'I am their parent', cy: 'Fi yw eu rhiant' },
  'authority.carer': { en: 'I am their carer', cy: 'Fi yw eu gofalwr' },
  'authority.appointee': {
    en: 'I am their appointee or have power of attorney',
    cy: 'Fi yw eu penodai neu mae gen i atwrneiaeth',
  },
  'authority.asked': { en: 'They asked me to', cy: 'Fe wnaethon nhw ofyn i mi' },
  'authority.councillor': { en: 'I am their councillor', cy: 'Fi yw eu cynghorydd' },
  'authority.other': { en: 'Another reason', cy: 'Rheswm arall' },
  authorityOther: { en: 'Why do you ask for someone else?', cy: 'Pam ydych chi’n gofyn dros rywun arall?' },
  authorityOtherMissing: { en: 'Tell us the reason', cy: 'Dywedwch wrthym beth yw’r rheswm' },

  details: { en: 'Do you want us to keep you informed?', cy: 'Ydych chi am i ni roi gwybod i chi?' },
  detailsMissing: {
    en: 'Choose whether you want to give your details',
    cy: 'Dewiswch a ydych chi am roi eich manylion',
  },
  detailsYes: { en: 'Yes, I will give my details', cy: 'Ydw, rhoddaf fy manylion' },
  detailsYesHint: {
    en: 'We tell you what happens. We can also ask you if something is not clear.',
    cy: 'Rydyn ni’n dweud wrthych beth sy’n digwydd. Gallwn hefyd ofyn i chi os nad yw rhywbeth yn glir.',
  },
  detailsNo: { en: 'No, I do not want to give my details', cy: 'Nac ydw, dydw i ddim am roi fy manylion' },
  detailsNoHint: {
    en: 'We deal with it just the same. We cannot send you news: you see it only through the link that we show you at the end.',
    cy: 'Rydyn ni’n delio ag ef yn union yr un fath. Ni allwn anfon newyddion atoch: dim ond drwy’r ddolen a ddangoswn ar y diwedd y gwelwch chi nhw.',
  },

  contact: { en: 'How can we reach you?', cy: 'Sut gallwn ni gysylltu â chi?' },
  contactHint: {
    en: 'Give an email address, a phone number or both.',
    cy: 'Rhowch gyfeiriad e-bost, rhif ffôn neu’r ddau.',
  },
  contactMissing: { en: 'Enter an email address or a phone number', cy: 'Rhowch gyfeiriad e-bost neu rif ffôn' },
  name: { en: 'Your full name', cy: 'Eich enw llawn' },
  nameMissing: { en: 'Enter your name', cy: 'Rhowch eich enw' },
  email: { en: 'Email address', cy: 'Cyfeiriad e-bost' },
  phone: { en: 'Phone number', cy: 'Rhif ffôn' },
  language: {
    en: 'Which language shall we use with you?',
    cy: 'Pa iaith ddylen ni ei defnyddio gyda chi?',
  },
  languageMissing: { en: 'Choose a language', cy: 'Dewiswch iaith' },
  'language.en': { en: 'English', cy: 'Saesneg' },
  'language.cy': { en: 'Welsh', cy: 'Cymraeg' },

  safe: { en: 'Which of these is safe for us to use?', cy: 'Pa rai o’r rhain sy’n ddiogel i ni eu defnyddio?' },
  safeHint: {
    en: 'Think of who else could see or hear it. Tick all that are safe.',
    cy: 'Meddyliwch pwy arall allai ei weld neu ei glywed. Ticiwch bob un sy’n ddiogel.',
  },
  safeMissing: { en: 'Tick what is safe, or ‘None of these’', cy: 'Ticiwch beth sy’n ddiogel, neu ‘Dim un o’r rhain’' },
  'safe.email': { en: 'Email me', cy: 'Anfon e-bost ataf' },
  'safe.phone': { en: 'Ring me', cy: 'Fy ffonio' },
  'safe.text': { en: 'Text me', cy: 'Anfon neges destun ataf' },
  'safe.textHint': { en: 'Only if it is a mobile phone', cy: 'Dim ond os mai ffôn symudol yw e' },
  'safe.message': {
    en: 'Leave a message if I do not answer',
    cy: 'Gadael neges os nad wyf yn ateb',
  },
  'safe.none': {
    en: 'None of these. I will ask you how it goes',
    cy: 'Dim un o’r rhain. Fe ofynnaf i chi sut mae’n mynd',
  },
} satisfies PublicTexts
