import type { PublicTexts } from '../../platform/text.ts'

/** What we write to somebody who has booked. What it is about is not in it: others may read it. */
export const text = {
  'booked.subject': { en: 'Your time with us: {day}', cy: 'Eich amser gyda ni: {day}' },
  'booked.words': {
    en: 'Hello {name}\n\nWe will see you on {day}, {times}.\n\nWhere: {place}, {address}{video}{needs}\n\nYour reference is {reference}. Bring it with you, and any letters or papers that this is about.\n\n{arrive}\n\nTo change or cancel it, or to put it into your calendar: {link}\nOr ring us on {phone}.\n\n{council}',
    cy: 'Helo {name}\n\nByddwn yn eich gweld {on}, {times}.\n\nBle: {place}, {address}{video}{needs}\n\nEich cyfeirnod yw {reference}. Dewch ag ef gyda chi, ac unrhyw lythyrau neu bapurau am hyn.\n\n{arrive}\n\nI’w newid neu ei ganslo, neu i’w roi yn eich calendr: {link}\nNeu ffoniwch ni ar {phone}.\n\n{council}',
  },
  'booked.short': {
    en: 'We will see you on {day}, {times}, at {place}. Reference {reference}. Change or cancel: {link}',
    cy: 'Byddwn yn eich gweld {on}, {times}: {place}. Cyfeirnod {reference}. Newid neu ganslo: {link}',
  },
  'moved.subject': { en: 'Your new time with us: {day}', cy: 'Eich amser newydd gyda ni: {day}' },
  'moved.words': {
    en: 'Hello {name}\n\nYour time has changed. We will see you on {day}, {times}.\n\nWhere: {place}, {address}{video}{needs}\n\nYour reference is still {reference}.\n\nTo change or cancel it, or to put it into your calendar: {link}\nOr ring us on {phone}.\n\n{council}',
    cy: 'Helo {name}\n\nMae eich amser wedi newid. Byddwn yn eich gweld {on}, {times}.\n\nBle: {place}, {address}{video}{needs}\n\nEich cyfeirnod o hyd yw {reference}.\n\nI’w newid neu ei ganslo, neu i’w roi yn eich calendr: {link}\nNeu ffoniwch ni ar {phone}.\n\n{council}',
  },
  'moved.short': {
    en: 'Your new time: {day}, {times}, at {place}. Reference {reference}. Change or cancel: {link}',
    cy: 'Eich amser newydd: {day}, {times}: {place}. Cyfeirnod {reference}. Newid neu ganslo: {link}',
  },
  'cancelled.subject': { en: 'Your time with us is cancelled', cy: 'Mae eich amser gyda ni wedi’i ganslo' },
  'cancelled.words': {
    en: 'Hello {name}\n\nYour time on {day}, {times}, at {place} is cancelled. You need do nothing.\n\nTo book another: ring us on {phone}, or use our website.\n\n{council}',
    cy: 'Helo {name}\n\nMae eich amser {on}, {times} ({place}) wedi’i ganslo. Nid oes angen i chi wneud dim.\n\nI archebu un arall: ffoniwch ni ar {phone}, neu defnyddiwch ein gwefan.\n\n{council}',
  },
  'cancelled.short': {
    en: 'Your time on {day}, {times}, at {place} is cancelled. To book another: {phone}',
    cy: 'Mae eich amser {on}, {times} ({place}) wedi’i ganslo. I archebu un arall: {phone}',
  },
  'reminder.subject': { en: 'Your time with us is tomorrow', cy: 'Mae eich amser gyda ni yfory' },
  'reminder.words': {
    en: 'Hello {name}\n\nWe will see you tomorrow, {day}, {times}.\n\nWhere: {place}, {address}{video}{needs}\n\nYour reference is {reference}. Bring it with you, and any letters or papers that this is about.\n\nCan you not come? Change or cancel it, so that somebody else can have the time: {link}\nOr ring us on {phone}.\n\n{council}',
    cy: 'Helo {name}\n\nByddwn yn eich gweld yfory, {day}, {times}.\n\nBle: {place}, {address}{video}{needs}\n\nEich cyfeirnod yw {reference}. Dewch ag ef gyda chi, ac unrhyw lythyrau neu bapurau am hyn.\n\nMethu dod? Newidiwch neu ganslwch, er mwyn i rywun arall gael yr amser: {link}\nNeu ffoniwch ni ar {phone}.\n\n{council}',
  },
  'reminder.short': {
    en: 'We will see you tomorrow, {day}, {times}, at {place}.{videoShort} Change or cancel: {link}',
    cy: 'Byddwn yn eich gweld yfory, {day}, {times}: {place}.{videoShort} Newid neu ganslo: {link}',
  },
  'called-off.subject': { en: 'We cannot see you on {day}', cy: 'Ni allwn eich gweld {on}' },
  'called-off.words': {
    en: 'Hello {name}\n\nWe are sorry: we do not come to {place} on {day}, and cannot see you then. {because}\n\nTo book another time or place: {book}\nOr ring us on {phone}.\n\n{council}',
    cy: 'Helo {name}\n\nMae’n ddrwg gennym: ni fyddwn yn dod {on} ({place}), ac ni allwn eich gweld bryd hynny. {because}\n\nI archebu amser neu le arall: {book}\nNeu ffoniwch ni ar {phone}.\n\n{council}',
  },
  'called-off.short': {
    en: 'Sorry: we do not come to {place} on {day}. {because} To book another time: {book}',
    cy: 'Sori: ni fyddwn yn dod {on} ({place}). {because} I archebu amser arall: {book}',
  },
  neutral: { en: 'A message from {council}', cy: 'Neges gan {council}' },
  'arrive.location': {
    en: 'When you come, give your name or your reference at the desk or on the screen by the door. We will call you at your time.',
    cy: 'Pan ddewch, rhowch eich enw neu eich cyfeirnod wrth y ddesg neu ar y sgrin wrth y drws. Byddwn yn eich galw ar eich amser.',
  },
  'arrive.stop': {
    en: 'When you come, give your name or your reference. We will see you at your time.',
    cy: 'Pan ddewch, rhowch eich enw neu eich cyfeirnod. Byddwn yn eich gweld ar eich amser.',
  },
  videoShort: { en: 'Video room: {link}.', cy: 'Ystafell fideo: {link}.' },
  video: {
    en: 'There you speak by video with a specialist of {team}. We help you to begin. Their room: {link}',
    cy: 'Yno byddwch yn siarad drwy fideo ag arbenigwr o {team}. Byddwn yn eich helpu i ddechrau. Eu hystafell: {link}',
  },
  needs: {
    en: 'We will be ready for what you need: {needs}.',
    cy: 'Byddwn yn barod am yr hyn sydd ei angen arnoch: {needs}.',
  },
  'need.longer-time': { en: 'longer time', cy: 'mwy o amser' },
  'need.step-free': { en: 'no steps', cy: 'dim grisiau' },
  'need.bsl': { en: 'British Sign Language', cy: 'Iaith Arwyddion Prydain' },
  'need.interpreter': { en: 'an interpreter', cy: 'cyfieithydd' },
  'need.quiet-room': { en: 'a quiet room', cy: 'ystafell dawel' },
} satisfies PublicTexts
