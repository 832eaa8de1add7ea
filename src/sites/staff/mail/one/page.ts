import { readReceived, readThread } from '../../../../modules/correspondence/index.ts'
import { readWaiting } from '../../../../modules/interactions/index.ts'
import { page } from '../../../../platform/page/page.ts'
import { formatCode } from '../../../../platform/spoken-code/index.ts'
import { translator } from '../../../../platform/text.ts'
import { refusedWords } from '../../desk/or-back.ts'
import { workTexts } from '../../desk/work-texts.ts'
import { siteTexts } from '../../site-texts.ts'
import { sayState, showThread } from '../show-mail.ts'
import { mailTexts } from '../text.ts'

const texts = { ...workTexts, ...mailTexts }

/** One mail with its thread: to deal with it, or to see what became of it. */
export const oneMailPage = page({
  at: import.meta,
  path: '/staff/mail/:id',
  permission: 'interactions.take',
  texts,
  async load(ctx, visit) {
    const mail = await readReceived(ctx, visit.params.id!)
    const waiting = (await readWaiting(ctx, [mail.id])).get(mail.id)
    const t = translator(texts, 'en')
    const all = { ...siteTexts, ...texts }
    return {
      back: '/staff/mail',
      mail,
      reference: mail.reference ? formatCode(mail.reference) : '',
      state: sayState(ctx, t, mail, waiting),
      waits: !!waiting && !waiting.interactionId && !waiting.putAwayAt,
      conversation: waiting?.isMine ? waiting.interactionId : null,
      thread: await showThread(ctx, await readThread(ctx, { receivedId: mail.id })),
      refused: refusedWords(translator(all, 'en'), all, visit.query.refused),
    }
  },
  example: ({ mail }) => `/staff/mail/${mail}`,
})
