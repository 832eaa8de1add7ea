import type { PublicTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Is it sorted?', cy: 'A yw wedi’i ddatrys?' },
  weSaid: { en: 'We said', cy: 'Dywedasom ni' },
  yes: { en: 'Yes, it is sorted', cy: 'Ydy, mae wedi’i ddatrys' },
  no: { en: 'No, it is not', cy: 'Nac ydy' },
  what: { en: 'If not, what is still wrong?', cy: 'Os nad yw, beth sy’n dal yn anghywir?' },
  whatHint: {
    en: 'A team leader reads this, not the person who closed it.',
    cy: 'Arweinydd tîm sy’n darllen hwn, nid y person a’i caeodd.',
  },
  send: { en: 'Send my answer', cy: 'Anfon fy ateb' },
  choose: { en: 'Choose yes or no', cy: 'Dewiswch ydy neu nac ydy' },
  missing: {
    en: 'Say what is still wrong, so that we can put it right',
    cy: 'Dywedwch beth sy’n dal yn anghywir, fel y gallwn ei unioni',
  },
  'refused.requests.not-closed': {
    en: 'This request is open again. You do not have to answer',
    cy: 'Mae’r cais hwn ar agor eto. Nid oes rhaid i chi ateb',
  },
} satisfies PublicTexts
