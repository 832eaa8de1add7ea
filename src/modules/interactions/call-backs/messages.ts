import { sayDate, sayOn } from '../../../platform/dates/index.ts'
import { plainKinds } from '../../templates/index.ts'

const paragraphs = (...all: string[]): string => all.join('\n\n')

const WHEN = { en: 'We will ring you on {day}, {times}.', cy: 'Byddwn yn eich ffonio {on}, {times}.' }
const ELSE = {
  en: 'If that does not suit you, ring us on {phone}.',
  cy: 'Os nad yw hynny’n gyfleus, ffoniwch ni ar {phone}.',
}
const INSTEAD = {
  en: 'We tried to ring you and did not reach you. Please ring us on {phone} when it suits you.',
  cy: 'Fe wnaethon ni geisio eich ffonio heb gael gafael arnoch. Ffoniwch ni ar {phone} pan fydd yn gyfleus.',
}

/** What we write to somebody whom we ring back. Whoever else reads it does not learn what it is about. */
export const callBackMessages = plainKinds(
  {
    'call-back-promised': {
      needed: ['day', 'times'],
      more: ['on'],
      inSubject: ['day', 'on'],
      words: {
        subject: { en: 'When we will ring you', cy: 'Pryd y byddwn yn eich ffonio' },
        words: {
          en: paragraphs(WHEN.en, ELSE.en, '{council}'),
          cy: paragraphs(WHEN.cy, ELSE.cy, '{council}'),
        },
        text: { en: `${WHEN.en} ${ELSE.en}\n{council}`, cy: `${WHEN.cy} ${ELSE.cy}\n{council}` },
      },
    },
    // Its subject says nothing, whoever reads it.
    'call-back-missed': {
      needed: ['phone'],
      words: {
        words: { en: paragraphs(INSTEAD.en, '{council}'), cy: paragraphs(INSTEAD.cy, '{council}') },
        text: { en: `${INSTEAD.en}\n{council}`, cy: `${INSTEAD.cy}\n{council}` },
      },
    },
  },
  {
    facts: (language, now) => {
      const day = new Date(now.getTime() + 86_400_000)
      return {
        day: sayDate(day, { language, now }),
        on: sayOn(day, { language, now }),
        times: { en: '11am to 1pm', cy: '11am i 1pm' }[language],
      }
    },
  },
)
