import type { PublicTexts } from '../../../platform/text.ts'
import { timeTexts } from '../../book/text.ts'

export const text = {
  ...timeTexts,
  title: { en: 'Book a time to see us', cy: 'Archebu amser i’n gweld' },
  intro: {
    en: 'You do not have to book: you can also come while we are open and wait.',
    cy: 'Nid oes rhaid i chi archebu: gallwch hefyd ddod tra rydym ar agor ac aros.',
  },
  nowhere: {
    en: 'You cannot book at the moment. Come while we are open, or ring us on {phone}.',
    cy: 'Ni allwch archebu ar hyn o bryd. Dewch tra rydym ar agor, neu ffoniwch ni ar {phone}.',
  },
  where: { en: 'Where we are and when we are open', cy: 'Ble rydym a phryd rydym ar agor' },
  about: { en: 'What is it about?', cy: 'Beth yw’r pwnc?' },
  aboutMissing: { en: 'Choose what it is about', cy: 'Dewiswch y pwnc' },
  unknown: { en: 'I do not know, or something else', cy: 'Dydw i ddim yn gwybod, neu rywbeth arall' },
  how: { en: 'How would you like to talk?', cy: 'Sut hoffech chi siarad?' },
  howMissing: { en: 'Choose how you would like to talk', cy: 'Dewiswch sut hoffech chi siarad' },
  inPerson: { en: 'In person', cy: 'Wyneb yn wyneb' },
  byVideo: { en: 'By video with a specialist: {team}', cy: 'Drwy fideo ag arbenigwr: {team}' },
  byVideoHint: {
    en: 'You come to one of the places below. We help you to begin',
    cy: 'Rydych yn dod i un o’r lleoedd isod. Byddwn yn eich helpu i ddechrau',
  },
  at: { en: 'Where will you come?', cy: 'I ble y byddwch yn dod?' },
  atMissing: { en: 'Choose where you will come', cy: 'Dewiswch i ble y byddwch yn dod' },
  hasSteps: {
    en: 'There are steps at this place. Choose one without steps',
    cy: 'Mae grisiau yn y lle hwn. Dewiswch un heb risiau',
  },
  stepFree: { en: 'no steps', cy: 'dim grisiau' },
  needs: { en: 'Do you need any of these?', cy: 'Oes angen unrhyw un o’r rhain arnoch?' },
  needsHint: {
    en: 'It costs you nothing. To find an interpreter we need three days',
    cy: 'Nid yw’n costio dim i chi. Mae angen tri diwrnod arnom i ddod o hyd i gyfieithydd',
  },
  seeTimes: { en: 'See free times', cy: 'Gweld amseroedd rhydd' },
  'times.title': { en: 'Choose a time', cy: 'Dewiswch amser' },
  atPlace: { en: 'At {place}.', cy: 'Lle: {place}.' },
  minutes: { en: 'We keep {count} minutes for you.', cy: 'Rydym yn cadw {count} munud i chi.' },
  change: { en: 'Choose another place or subject', cy: 'Dewis lle neu bwnc arall' },
  you: { en: 'About you', cy: 'Amdanoch chi' },
  name: { en: 'Your name', cy: 'Eich enw' },
  nameMissing: { en: 'Enter your name', cy: 'Rhowch eich enw' },
  email: { en: 'Email address', cy: 'Cyfeiriad e-bost' },
  emailHint: {
    en: 'We send you where and when, and a link to change or cancel',
    cy: 'Byddwn yn anfon ble a phryd atoch, a dolen i newid neu ganslo',
  },
  emailWrong: {
    en: 'Enter an email address like name@example.com',
    cy: 'Rhowch gyfeiriad e-bost fel enw@example.com',
  },
  phone: { en: 'Phone number', cy: 'Rhif ffôn' },
  phoneHint: {
    en: 'If you have no email, or if we need to ring you',
    cy: 'Os nad oes gennych e-bost, neu os bydd angen i ni eich ffonio',
  },
  reachMissing: {
    en: 'Enter an email address or a phone number, so that we can reach you',
    cy: 'Rhowch gyfeiriad e-bost neu rif ffôn, fel y gallwn gysylltu â chi',
  },
  privacy: {
    en: 'We use this for your visit only and forget it a month after.',
    cy: 'Dim ond ar gyfer eich ymweliad y defnyddiwn hyn, a byddwn yn ei anghofio fis wedyn.',
  },
  book: { en: 'Book this time', cy: 'Archebu’r amser hwn' },
} satisfies PublicTexts
