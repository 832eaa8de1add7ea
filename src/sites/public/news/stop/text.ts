import type { PublicTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Stop this news?', cy: 'Atal y newyddion hyn?' },
  words: {
    en: 'We delete your address and what you wanted news about. What you asked us to do goes on, and we still tell you about that.',
    cy: 'Byddwn yn dileu eich cyfeiriad a’r hyn yr oeddech am gael newyddion amdano. Mae’r hyn a ofynnoch i ni ei wneud yn parhau, a byddwn yn dal i roi gwybod i chi am hynny.',
  },
  stop: { en: 'Stop this news', cy: 'Atal y newyddion hyn' },
  stoppedTitle: { en: 'We do not send you this news any more', cy: 'Nid ydym yn anfon y newyddion hyn atoch mwyach' },
  stoppedWords: { en: 'Your address is deleted.', cy: 'Mae eich cyfeiriad wedi’i ddileu.' },
  again: { en: 'Ask for news again', cy: 'Gofyn am newyddion eto' },
} satisfies PublicTexts
