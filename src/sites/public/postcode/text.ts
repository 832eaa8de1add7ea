import type { PublicTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'What is your postcode?', cy: 'Beth yw eich cod post?' },
  why: {
    en: 'Some services differ from place to place. We ask once and remember it in this browser for a year.',
    cy: 'Mae rhai gwasanaethau’n amrywio o le i le. Rydym yn gofyn unwaith ac yn ei gofio yn y porwr hwn am flwyddyn.',
  },
  label: { en: 'Postcode', cy: 'Cod post' },
  save: { en: 'Save postcode', cy: 'Cadw’r cod post' },
  forget: { en: 'Forget my postcode', cy: 'Anghofio fy nghod post' },
  current: { en: 'We have {postcode} now.', cy: '{postcode} sydd gennym nawr.' },
  missing: { en: 'Enter your postcode', cy: 'Rhowch eich cod post' },
  wrong: { en: 'Enter a full UK postcode, like AB1 2CD', cy: 'Rhowch god post llawn y DU, fel AB1 2CD' },
  outsideTitle: { en: '{postcode} is not in our area', cy: 'Nid yw {postcode} yn ein hardal ni' },
  outsideOne: { en: 'The council there is {council}.', cy: 'Y cyngor yno yw {council}.' },
  outsideSome: { en: 'The council there is one of these:', cy: 'Y cyngor yno yw un o’r rhain:' },
  outsideNone: {
    en: 'We do not know which council looks after it.',
    cy: 'Nid ydym yn gwybod pa gyngor sy’n gofalu amdano.',
  },
  unknownTitle: { en: 'We do not know {postcode}', cy: 'Nid ydym yn adnabod {postcode}' },
  ours: {
    en: 'This part is ours, so it may be a new postcode. Check it, or go on with it. We may not be able to show what is different where you live.',
    cy: 'Mae’r rhan hon yn ein hardal ni, felly gall fod yn god post newydd. Gwiriwch ef, neu ewch ymlaen ag ef. Efallai na fyddwn yn gallu dangos beth sy’n wahanol lle rydych yn byw.',
  },
  partlyOurs: {
    en: 'Some of this part is ours and some belongs to {council}. Check the postcode, or go on with it if you live in our area.',
    cy: 'Mae rhan o’r ardal hon yn perthyn i ni, a rhan i gyngor arall: {council}. Gwiriwch y cod post, neu ewch ymlaen ag ef os ydych yn byw yn ein hardal ni.',
  },
  goOnWith: { en: 'Go on with {postcode}', cy: 'Parhau â {postcode}' },
  findCouncil: { en: 'Find your council on GOV.UK', cy: 'Dod o hyd i’ch cyngor ar GOV.UK' },
  anyway: {
    en: 'If what you want to tell us about is in our area, you can go on without a postcode.',
    cy: 'Os yw’r hyn yr ydych am ddweud wrthym amdano yn ein hardal ni, gallwch barhau heb god post.',
  },
  goOn: { en: 'Go on without a postcode', cy: 'Parhau heb god post' },
} satisfies PublicTexts
