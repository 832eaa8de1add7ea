import type { PublicTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Look at your email', cy: 'Edrychwch ar eich e-bost' },
  titleText: { en: 'Look at your phone', cy: 'Edrychwch ar eich ffôn' },
  words: {
    en: 'We sent you a link. Open it within two days and say yes. We send no news before that.',
    cy: 'Anfonwyd dolen atoch. Agorwch hi o fewn dau ddiwrnod a dywedwch ie. Nid ydym yn anfon newyddion cyn hynny.',
  },
  nothing: {
    en: 'Nothing there after ten minutes? Look in your junk mail. Then ask again, and check what you typed.',
    cy: 'Dim byd yno ar ôl deng munud? Edrychwch yn eich post sothach. Yna gofynnwch eto, a gwirio’r hyn a deipioch.',
  },
  nothingText: {
    en: 'Nothing there after ten minutes? Ask again, and check the number. If you have texted us STOP, text START first.',
    cy: 'Dim byd yno ar ôl deng munud? Gofynnwch eto, a gwirio’r rhif. Os ydych wedi anfon neges destun STOP atom, anfonwch START yn gyntaf.',
  },
  again: { en: 'Ask again', cy: 'Gofyn eto' },
} satisfies PublicTexts
