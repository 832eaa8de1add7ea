import type { PublicTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Welcome. How can we help?', cy: 'Croeso. Sut gallwn ni helpu?' },
  choices: { en: 'Language and colours', cy: 'Iaith a lliwiau' },
  contrastHigh: { en: 'High contrast', cy: 'Cyferbyniad uchel' },
  contrastUsual: { en: 'Usual colours', cy: 'Lliwiau arferol' },
  startAgain: { en: 'Start again', cy: 'Dechrau eto' },
  closedTitle: { en: 'We are closed', cy: 'Rydym ar gau' },
  lastTitle: { en: 'We can see nobody else today', cy: 'Ni allwn weld neb arall heddiw' },
  opens: { en: 'We open {when}.', cy: 'Rydym yn agor {when}.' },
  opensLast: {
    en: 'We close soon, and nobody would call your ticket. We open again {when}.',
    cy: 'Rydym yn cau cyn bo hir, ac ni fyddai neb yn galw eich tocyn. Rydym yn agor eto {when}.',
  },
  otherWays: { en: 'Other ways', cy: 'Ffyrdd eraill' },
  ringNow: { en: 'Ring us on {phone}.', cy: 'Ffoniwch ni ar {phone}.' },
  ringThen: { en: 'Ring us on {phone} from {when}.', cy: 'Ffoniwch ni ar {phone} o {when}.' },
  inEmergency: {
    en: 'If it cannot wait until then, ring one of these numbers:',
    cy: 'Os na all aros tan hynny, ffoniwch un o’r rhifau hyn:',
  },
  bookThen: {
    en: 'Ask, report or book a time on our website at any hour: {address}',
    cy: 'Gofynnwch, rhowch wybod neu archebwch amser ar ein gwefan unrhyw bryd: {address}',
  },
  haveReference: {
    en: 'I have booked, or have a reference or a code',
    cy: 'Rwyf wedi archebu, neu mae gen i gyfeirnod neu god',
  },
  find: { en: 'What is it about?', cy: 'Am beth mae’n sôn?' },
  dontKnow: { en: 'I do not know: I want to talk to somebody', cy: 'Dydw i ddim yn gwybod: rwyf am siarad â rhywun' },
  somethingElse: { en: 'Something else', cy: 'Rhywbeth arall' },
  needs: { en: 'Do you need any of these?', cy: 'Oes angen unrhyw un o’r rhain arnoch?' },
  'need.longer-time': { en: 'Longer time', cy: 'Mwy o amser' },
  'need.step-free': { en: 'No steps', cy: 'Dim grisiau' },
  'need.bsl': { en: 'British Sign Language', cy: 'Iaith Arwyddion Prydain' },
  'need.interpreter': { en: 'An interpreter', cy: 'Cyfieithydd' },
  'need.quiet-room': { en: 'A quiet room', cy: 'Ystafell dawel' },
  reference: { en: 'Your reference or code', cy: 'Eich cyfeirnod neu god' },
  referenceHint: {
    en: 'Type it, or hold your QR code to the reader. It has 12 or 9 digits',
    cy: 'Teipiwch ef, neu daliwch eich cod QR at y darllenydd. Mae ganddo 12 neu 9 digid',
  },
  referenceWrong: {
    en: 'Enter the 12 digits of your reference or the 9 digits of your code',
    cy: 'Rhowch 12 digid eich cyfeirnod neu 9 digid eich cod',
  },
  give: { en: 'Get a ticket', cy: 'Cael tocyn' },
  firstTitle: { en: 'Can you wait?', cy: 'Allwch chi aros?' },
  // Neutral, whatever was chosen: whoever stands beside her reads it, too.
  firstDanger: {
    en: 'If somebody is in danger now, tell anybody who works here, or ring',
    cy: 'Os oes rhywun mewn perygl nawr, dywedwch wrth unrhyw un sy’n gweithio yma, neu ffoniwch',
  },
  firstWords: {
    en: 'If you cannot wait, we call you before others. The screens here show only your ticket.',
    cy: 'Os na allwch aros, byddwn yn eich galw cyn eraill. Dim ond eich tocyn sydd ar y sgriniau yma.',
  },
  firstWordsDuty: {
    en: 'If you cannot wait, we call you before others and tell a colleague now. The screens here show only your ticket.',
    cy: 'Os na allwch aros, byddwn yn eich galw cyn eraill ac yn dweud wrth gydweithiwr nawr. Dim ond eich tocyn sydd ar y sgriniau yma.',
  },
  cannotWait: { en: 'I cannot wait', cy: 'Ni allaf aros' },
  canWait: { en: 'I can wait my turn', cy: 'Gallaf aros fy nhro' },
  ticketTitle: { en: 'Your ticket is {ticket}', cy: 'Eich tocyn yw {ticket}' },
  remember: {
    en: 'Remember it or take a photo. Sit down and watch the screen',
    cy: 'Cofiwch ef neu tynnwch lun. Eisteddwch a gwyliwch y sgrin',
  },
  wait: { en: 'You will wait about {from} to {to} minutes.', cy: 'Byddwch yn aros tua {from} i {to} munud.' },
  booked: {
    en: 'You have booked {time}. We call you then.',
    cy: 'Rydych wedi archebu {time}. Byddwn yn eich galw bryd hynny.',
  },
  bookedLate: {
    en: 'You booked {time}. We call you as soon as somebody is free.',
    cy: 'Roeddech wedi archebu {time}. Byddwn yn eich galw cyn gynted ag y bydd rhywun ar gael.',
  },
  // Neutral: others read it, too.
  urgent: {
    en: 'We call you as soon as somebody is free. Our colleagues know that you are here. If you need help before that, ask any of them or ring 999.',
    cy: 'Byddwn yn eich galw cyn gynted ag y bydd rhywun ar gael. Mae ein cydweithwyr yn gwybod eich bod yma. Os oes angen help arnoch cyn hynny, gofynnwch i unrhyw un ohonynt neu ffoniwch 999.',
  },
  ahead: { en: '{count} people came before you.', cy: 'Daeth {count} o bobl o’ch blaen.' },
  ahead_one: { en: '1 person came before you.', cy: 'Daeth 1 person o’ch blaen.' },
  noWait: { en: 'We cannot say how long it will be.', cy: 'Ni allwn ddweud pa mor hir fydd hi.' },
  long: {
    en: 'That may be over 30 minutes. You can also ring us on {phone}, use our website, or come another day.',
    cy: 'Gall hynny fod dros 30 munud. Gallwch hefyd ein ffonio ar {phone}, defnyddio ein gwefan, neu ddod ar ddiwrnod arall.',
  },
  done: { en: 'Done', cy: 'Wedi gorffen' },
  idleTitle: { en: 'Are you still here?', cy: 'Ydych chi yma o hyd?' },
  idleCount: {
    en: 'We clear this screen in {seconds} seconds',
    cy: 'Byddwn yn clirio’r sgrin hon ymhen {seconds} eiliad',
  },
  wiped: {
    en: 'This screen starts again in a moment. If it does not, please ask at the desk',
    cy: 'Bydd y sgrin hon yn ailgychwyn mewn eiliad. Os na fydd, gofynnwch wrth y ddesg',
  },
  idleStay: { en: 'I am still here', cy: 'Rwyf yma o hyd' },
  'refused.reception.full': {
    en: 'There is no ticket left. Please ask at the desk',
    cy: 'Nid oes tocyn ar ôl. Gofynnwch wrth y ddesg',
  },
  'refused.drafts.no-such-code': {
    en: 'We have no form with that code. Check the digits',
    cy: 'Nid oes gennym ffurflen â’r cod hwnnw. Gwiriwch y digidau',
  },
  'refused.drafts.too-many-tries': {
    en: 'There were too many wrong codes. Please ask at the desk',
    cy: 'Bu gormod o godau anghywir. Gofynnwch wrth y ddesg',
  },
} satisfies PublicTexts
