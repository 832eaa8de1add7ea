import type { PublicTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'We have your message', cy: 'Mae eich neges gennym' },
  'came.email': { en: 'Your email came on {when}.', cy: 'Daeth eich e-bost ar {when}.' },
  'came.text': { en: 'Your text came on {when}.', cy: 'Daeth eich neges destun ar {when}.' },
  'came.letter': { en: 'Your letter came on {when}.', cy: 'Daeth eich llythyr ar {when}.' },
  'came.voice': { en: 'You left your message on {when}.', cy: 'Gadawsoch eich neges ar {when}.' },
  reference: { en: 'Its reference is', cy: 'Ei gyfeirnod yw' },
  next: { en: 'What happens next', cy: 'Beth sy’n digwydd nesaf' },
  'where.waits': {
    en: 'Somebody here reads it next and answers you {by}.',
    cy: 'Bydd rhywun yma yn ei darllen nesaf ac yn eich ateb {by}.',
  },
  'where.taken': {
    en: 'Somebody here has it and is working on it. You will have an answer {by}.',
    cy: 'Mae hi gan rywun yma, ac mae’n gweithio arni. Cewch ateb {by}.',
  },
  'where.handed': {
    en: 'A colleague of {team} has it. You will have an answer {by}.',
    cy: 'Mae hi gan gydweithiwr yn {team}. Cewch ateb {by}.',
  },
  'where.rings': {
    en: 'We ring you back {on}, {times}.',
    cy: 'Byddwn yn eich ffonio’n ôl {on}, {times}.',
  },
  'where.rings-again': {
    en: 'We have not reached you by phone yet. We try again, and write to you if we cannot reach you.',
    cy: 'Nid ydym wedi cael gafael arnoch dros y ffôn eto. Byddwn yn rhoi cynnig arall arni, ac yn ysgrifennu atoch os na allwn eich cyrraedd.',
  },
  'where.now': {
    en: 'Somebody here has it and is working on it now.',
    cy: 'Mae hi gan rywun yma, ac mae’n gweithio arni nawr.',
  },
  'where.first': {
    en: 'Somebody here reads it before all others.',
    cy: 'Bydd rhywun yma yn ei darllen cyn pob un arall.',
  },
  'where.late': {
    en: 'We said that we would answer {by}. We are late, and we are sorry. You do not need to write again: it has not been lost.',
    cy: 'Dywedasom y byddem yn ateb {by}. Rydym yn hwyr, ac mae’n ddrwg gennym. Nid oes angen ysgrifennu eto: nid yw wedi mynd ar goll.',
  },
  'where.done': {
    en: 'We finished with it on {ended}. Is something still not right? Answer the last message you had from us.',
    cy: 'Gorffennom â hi ar {ended}. A oes rhywbeth yn dal heb fod yn iawn? Atebwch y neges olaf a gawsoch gennym.',
  },
  'where.answered': {
    en: 'We answered you on {ended}. Did our answer not reach you? Ring us.',
    cy: 'Atebasom chi ar {ended}. Oni chyrhaeddodd ein hateb chi? Ffoniwch ni.',
  },
  'where.read': {
    en: 'We read it on {ended}, and there was nothing more for us to do. Is that wrong? Ring us.',
    cy: 'Fe’i darllenom ar {ended}, ac nid oedd dim mwy i ni ei wneud. A yw hynny’n anghywir? Ffoniwch ni.',
  },
  'where.request': {
    en: 'It became the request {reference}. The private link that we sent you shows what is happening with it.',
    cy: 'Daeth yn gais {reference}. Mae’r ddolen breifat a anfonasom atoch yn dangos beth sy’n digwydd ag ef.',
  },
  danger: {
    en: 'If someone is in danger now, ring 999.',
    cy: 'Os oes rhywun mewn perygl nawr, ffoniwch 999.',
  },
  words: {
    en: 'To keep it private, this page does not show what you wrote.',
    cy: 'I’w chadw’n breifat, nid yw’r dudalen hon yn dangos yr hyn a ysgrifennoch.',
  },
  ring: {
    en: 'If it cannot wait, ring {phone} and say the reference.',
    cy: 'Os na all aros, ffoniwch {phone} a dywedwch y cyfeirnod.',
  },
} satisfies PublicTexts
