import type { PublicTexts } from '../../platform/text.ts'

/** What we write to somebody who has booked. What it is about is not in it: others may read it. */
export const text = {
  'booked.subject': { en: 'Your time with us: {day}', cy: 'Eich amser gyda ni: {day}' },
  'booked.words': {
    en: 'Hello {name}\n\nWe will see you on {day}, {times}.\n\nWhere: {place}, {address}{video}{needs}\n\nYour reference is {reference}. Bring it with you, and any letters or papers that this is about.\n\nWhen you come, give your name or your reference at the desk or on the screen by the door. We will call you at your time.\n\nTo change or cancel it, or to put it into your calendar: {link}\nOr ring us on {phone}.\n\n{council}',
    cy: 'Helo {name}\n\nByddwn yn eich gweld ar {day}, {times}.\n\nBle: {place}, {address}{video}{needs}\n\nEich cyfeirnod yw {reference}. Dewch ag ef gyda chi, ac unrhyw lythyrau neu bapurau am hyn.\n\nPan ddewch, rhowch eich enw neu eich cyfeirnod wrth y ddesg neu ar y sgrin wrth y drws. Byddwn yn eich galw ar eich amser.\n\nI’w newid neu ei ganslo, neu i’w roi yn eich calendr: {link}\nNeu ffoniwch ni ar {phone}.\n\n{council}',
  },
  'booked.short': {
    en: 'We will see you on {day}, {times}, at {place}. Reference {reference}. Change or cancel: {link}',
    cy: 'Byddwn yn eich gweld ar {day}, {times}, yn {place}. Cyfeirnod {reference}. Newid neu ganslo: {link}',
  },
  'moved.subject': { en: 'Your new time with us: {day}', cy: 'Eich amser newydd gyda ni: {day}' },
  'moved.words': {
    en: 'Hello {name}\n\nYour time has changed. We will see you on {day}, {times}.\n\nWhere: {place}, {address}{video}{needs}\n\nYour reference is still {reference}.\n\nTo change or cancel it, or to put it into your calendar: {link}\nOr ring us on {phone}.\n\n{council}',
    cy: 'Helo {name}\n\nMae eich amser wedi newid. Byddwn yn eich gweld ar {day}, {times}.\n\nBle: {place}, {address}{video}{needs}\n\nEich cyfeirnod o hyd yw {reference}.\n\nI’w newid neu ei ganslo, neu i’w roi yn eich calendr: {link}\nNeu ffoniwch ni ar {phone}.\n\n{council}',
  },
  'moved.short': {
    en: 'Your new time: {day}, {times}, at {place}. Reference {reference}. Change or cancel: {link}',
    cy: 'Eich amser newydd: {day}, {times}, yn {place}. Cyfeirnod {reference}. Newid neu ganslo: {link}',
  },
  'cancelled.subject': { en: 'Your time with us is cancelled', cy: 'Mae eich amser gyda ni wedi’i ganslo' },
  'cancelled.words': {
    en: 'Hello {name}\n\nYour time on {day}, {times}, at {place} is cancelled. You need do nothing.\n\nTo book another: ring us on {phone}, or use our website.\n\n{council}',
    cy: 'Helo {name}\n\nMae eich amser ar {day}, {times}, yn {place} wedi’i ganslo. Nid oes angen i chi wneud dim.\n\nI archebu un arall: ffoniwch ni ar {phone}, neu defnyddiwch ein gwefan.\n\n{council}',
  },
  'cancelled.short': {
    en: 'Your time on {day}, {times}, at {place} is cancelled. To book another: {phone}',
    cy: 'Mae eich amser ar {day}, {times}, yn {place} wedi’i ganslo. I archebu un arall: {phone}',
  },
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
