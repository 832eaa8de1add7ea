import type { PublicTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Take your words off the public page?', cy: 'Tynnu eich geiriau oddi ar y dudalen gyhoeddus?' },
  words: {
    en: 'Your words and photos disappear from the public page at once, and the report is no longer on the map. We go on with it.',
    cy: 'Bydd eich geiriau a’ch lluniau’n diflannu o’r dudalen gyhoeddus ar unwaith, ac ni fydd yr adroddiad ar y map mwyach. Byddwn yn parhau ag ef.',
  },
  yes: { en: 'Take them off', cy: 'Eu tynnu' },
  keep: { en: 'No, leave them', cy: 'Na, eu gadael' },
  'refused.requests.not-yours': {
    en: 'Only the person who reported it can do that',
    cy: 'Dim ond y person a’i adroddodd all wneud hynny',
  },
} satisfies PublicTexts
