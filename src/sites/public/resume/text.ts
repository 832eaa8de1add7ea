import type { PublicTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Carry on with a saved form', cy: 'Parhau â ffurflen a gadwyd' },
  label: { en: 'Your code', cy: 'Eich cod' },
  hint: { en: 'It has 9 digits, like 482 193 706', cy: 'Mae ganddo 9 digid, fel 482 193 706' },
  carryOn: { en: 'Carry on', cy: 'Parhau' },
  lost: { en: 'If you lost the code', cy: 'Os colloch chi’r cod' },
  lostWords: {
    en: 'In the browser where you began, you can go on without it. Otherwise begin again, or ring us and we fill it in with you.',
    cy: 'Yn y porwr lle dechreuoch chi, gallwch fynd ymlaen hebddo. Fel arall, dechreuwch eto, neu ffoniwch ni a byddwn yn ei llenwi gyda chi.',
  },
  'refused.drafts.no-such-code': {
    en: 'We have no form with that code. Check the digits. A code works for 28 days, until you send the form or get a new code',
    cy: 'Nid oes gennym ffurflen â’r cod hwnnw. Gwiriwch y digidau. Mae cod yn gweithio am 28 diwrnod, nes i chi anfon y ffurflen neu gael cod newydd',
  },
  'refused.drafts.too-many-tries': {
    en: 'There were too many wrong codes. Wait an hour and try again, or ring us',
    cy: 'Bu gormod o godau anghywir. Arhoswch awr a rhowch gynnig arall arni, neu ffoniwch ni',
  },
} satisfies PublicTexts
