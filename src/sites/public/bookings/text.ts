import type { PublicTexts } from '../../../platform/text.ts'
import { timeTexts } from '../../book/text.ts'

export const text = {
  ...timeTexts,
  title: { en: 'Your time with us', cy: 'Eich amser gyda ni' },
  success: { en: 'Done', cy: 'Wedi’i wneud' },
  'done.booked': { en: 'Your time is booked', cy: 'Mae eich amser wedi’i archebu' },
  'done.moved': { en: 'You have a new time', cy: 'Mae gennych amser newydd' },
  'done.cancelled': { en: 'Your time is cancelled', cy: 'Mae eich amser wedi’i ganslo' },
  isCancelled: { en: 'This time is cancelled.', cy: 'Mae’r amser hwn wedi’i ganslo.' },
  isOver: { en: 'This time is over.', cy: 'Mae’r amser hwn drosodd.' },
  isHere: {
    en: 'You are checked in: we call you at your time.',
    cy: 'Rydych wedi cofrestru: byddwn yn eich galw ar eich amser.',
  },
  missed: { en: 'We did not see you. You can choose another time.', cy: 'Ni welsom chi. Gallwch ddewis amser arall.' },
  reference: { en: 'Reference', cy: 'Cyfeirnod' },
  when: { en: 'When', cy: 'Pryd' },
  where: { en: 'Where', cy: 'Ble' },
  video: { en: 'By video with', cy: 'Drwy fideo gyda' },
  room: { en: 'Open the video room', cy: 'Agor yr ystafell fideo' },
  roomHint: { en: 'We open it for you where you come to us', cy: 'Byddwn yn ei hagor i chi lle rydych yn dod atom' },
  needs: { en: 'We will be ready for', cy: 'Byddwn yn barod am' },
  told: { en: 'We have sent this to {to}.', cy: 'Rydym wedi anfon hyn i {to}.' },
  keep: {
    en: 'Write the reference down: we have no email for you.',
    cy: 'Ysgrifennwch y cyfeirnod: nid oes gennym e-bost i chi.',
  },
  bring: { en: 'What to bring', cy: 'Beth i ddod ag ef' },
  bringWords: {
    en: 'Your reference, and any letters or papers that this is about',
    cy: 'Eich cyfeirnod, ac unrhyw lythyrau neu bapurau am hyn',
  },
  next: { en: 'What happens next', cy: 'Beth sy’n digwydd nesaf' },
  nextCome: {
    en: 'Give your name or reference at the desk or on the screen by the door',
    cy: 'Rhowch eich enw neu gyfeirnod wrth y ddesg neu ar y sgrin wrth y drws',
  },
  nextCalled: {
    en: 'We call you at your time, before people who have not booked',
    cy: 'Byddwn yn eich galw ar eich amser, cyn pobl sydd heb archebu',
  },
  calendar: { en: 'Put it into your calendar', cy: 'Ei roi yn eich calendr' },
  move: { en: 'Choose another time', cy: 'Dewis amser arall' },
  moveTitle: { en: 'Choose another time', cy: 'Dewiswch amser arall' },
  moveNow: {
    en: 'Now you have {when}. You keep it until you choose another.',
    cy: 'Nawr mae gennych {when}. Byddwch yn ei gadw nes i chi ddewis un arall.',
  },
  take: { en: 'Take this time', cy: 'Cymryd yr amser hwn' },
  cancel: { en: 'Cancel', cy: 'Canslo' },
  cancelTitle: { en: 'Cancel your time with us?', cy: 'Canslo eich amser gyda ni?' },
  cancelWords: { en: 'Somebody else can then have {when}.', cy: 'Yna gall rhywun arall gael {when}.' },
  cancelYes: { en: 'Yes, cancel it', cy: 'Ydw, canslo' },
  cancelNo: { en: 'No, keep it', cy: 'Na, ei gadw' },
  again: { en: 'Book another time', cy: 'Archebu amser arall' },
  'refused.bookings.over': {
    en: 'This time is over or cancelled already',
    cy: 'Mae’r amser hwn drosodd neu wedi’i ganslo eisoes',
  },
  visit: { en: 'Visit to {council}', cy: 'Ymweliad â {council}' },
} satisfies PublicTexts
