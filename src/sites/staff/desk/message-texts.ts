import type { StaffTexts } from '../../../platform/text.ts'

/** What an adviser reads of a message to who follows a request: never that it was sent where nobody was told. */
export const messageTexts = {
  'message.hint.all': { en: 'It goes to everybody who follows this request, with the reference and a private link.' },
  'message.hint.some': {
    en: 'It goes to everybody who follows this request where that is safe. What may not be safe is held back.',
  },
  'message.hint.held': {
    en: 'Somebody at home may read it, so what goes to them is held back. The words are kept behind their private link.',
  },
  'message.hint.nobody': {
    en: 'Nobody here can be told by email or text. The words are kept behind their private links.',
  },
  'message.goes': { en: 'The message goes in 10 seconds.' },
  'message.goesToNobody': { en: 'In 10 seconds these words are with the request. Nobody is told of them by message.' },
  'message.gone.all': { en: 'Message sent' },
  'message.gone.some': { en: 'Sent only where it is safe. What may not be safe is held back' },
  'message.gone.held': { en: 'Not sent: what went to them is held back. They read it with their link to the request' },
  'message.gone.nobody': { en: 'Nobody was told by message. They read it with their link to the request' },
} satisfies StaffTexts
