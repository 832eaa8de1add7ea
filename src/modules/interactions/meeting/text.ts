import type { PublicTexts } from '../../../platform/text.ts'

/** The link to a meeting by video. Nothing is said of what it is about. */
export const text = {
  subject: { en: 'Your link to a video meeting', cy: 'Eich dolen i gyfarfod fideo' },
  neutralSubject: { en: 'Your link', cy: 'Eich dolen' },
  words: {
    en: 'Meet us by video here:\n\n{link}\n\nThe link opens on a phone, a tablet or a computer. You do not need an account. If it asks for your camera and microphone, say yes.\n\nShare the link only with people who help you, such as an interpreter.\n\nIf you would rather speak another way, ring us on {phone}.\n\n{council}',
    cy: 'Dewch i gwrdd â ni drwy fideo yma:\n\n{link}\n\nMae’r ddolen yn agor ar ffôn, tabled neu gyfrifiadur. Nid oes angen cyfrif arnoch. Os yw’n gofyn am eich camera a’ch meicroffon, dywedwch iawn.\n\nRhannwch y ddolen â phobl sy’n eich helpu yn unig, fel cyfieithydd.\n\nOs byddai’n well gennych siarad mewn ffordd arall, ffoniwch ni ar {phone}.\n\n{council}',
  },
  text: {
    en: 'Meet us by video here: {link}\nYou do not need an account. {council}',
    cy: 'Dewch i gwrdd â ni drwy fideo yma: {link}\nNid oes angen cyfrif arnoch. {council}',
  },
} satisfies PublicTexts
