import type { PublicTexts } from '../../../platform/text.ts'

/** What we write to somebody whom we ring back. Whoever else reads it does not learn what it is about. */
export const text = {
  neutral: { en: 'A message from {council}', cy: 'Neges gan {council}' },
  'promised.subject': { en: 'When we will ring you', cy: 'Pryd y byddwn yn eich ffonio' },
  'promised.words': {
    en: 'We will ring you on {day}, {times}.\n\nIf that does not suit you, ring us on {phone}.\n\n{council}',
    cy: 'Byddwn yn eich ffonio ar {day}, {times}.\n\nOs nad yw hynny’n gyfleus, ffoniwch ni ar {phone}.\n\n{council}',
  },
  instead: {
    en: 'We rang you three times and did not reach you. Please ring us on {phone} when it suits you.\n\n{council}',
    cy: 'Fe wnaethon ni eich ffonio dair gwaith heb gael gafael arnoch. Ffoniwch ni ar {phone} pan fydd yn gyfleus.\n\n{council}',
  },
} satisfies PublicTexts
