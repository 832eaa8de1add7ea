import { readCatalogue, suggestForInbox } from '../../../../modules/catalogue/index.ts'
import {
  findQuoted,
  placeWritten,
  type ReceivedView,
  readReceived,
  readThread,
} from '../../../../modules/correspondence/index.ts'
import { readWaiting } from '../../../../modules/interactions/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { page } from '../../../../platform/page/page.ts'
import { formatCode } from '../../../../platform/spoken-code/index.ts'
import { say, translator } from '../../../../platform/text.ts'
import { refusedWords } from '../../desk/or-back.ts'
import { workTexts } from '../../desk/work-texts.ts'
import { findAnswered } from '../answered.ts'
import { readDanger } from '../read-danger.ts'
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
    const waits = !!waiting && !waiting.interactionId && !waiting.putAwayAt
    const t = translator(texts, 'en')
    const thread = await showThread(ctx, await readThread(ctx, { receivedId: mail.id }))
    const answered = findAnswered(ctx, thread)
    return {
      back: '/staff/mail',
      mail,
      reference: mail.reference ? formatCode(mail.reference) : '',
      state: sayState(ctx, t, await readOrganisation(ctx), mail, waiting),
      suggested: waits && !answered ? await offerForms(ctx, mail, waiting.service) : [],
      waits,
      danger: waits && waiting.isUrgent ? await readDanger(ctx, mail) : null,
      asks: visit.query.sure === 'ask',
      quoted: mail.medium === 'email' && mail.became === 'waiting' ? (await findQuoted(ctx, mail))?.first.from : null,
      where: waits ? await placeWritten(ctx, `${mail.subject}\n${mail.words}`) : '',
      knownBy: waits && waiting.isKnown ? (waiting.isSaid ? 'who.said' : 'who.one') : null,
      mayWait: mail.became === 'kept' && mail.kind === 'message' && !mail.isCopy && (mail.isSpam || mail.isList),
      conversation: waiting?.isMine ? waiting.interactionId : null,
      thread,
      answered,
      refused: refusedWords(texts, visit.query),
    }
  },
  example: ({ mail }) => `/staff/mail/${mail}`,
})

const OFFERED = 3

/** Services whose forms can be begun with it, the likeliest first; where one is sure, that one. */
async function offerForms(ctx: Ctx, mail: ReceivedView, sure: string | null) {
  if (mail.medium === 'letter') return []
  const { services } = await readCatalogue(ctx)
  const found = sure
    ? [{ slug: sure }]
    : await suggestForInbox(ctx, `${mail.subject}\n${mail.words}`.slice(0, 300), OFFERED, mail.team)
  return found.flatMap(({ slug }) => {
    const service = services.get(slug)
    return service?.form ? [{ slug, name: say(service.name, 'en') }] : []
  })
}
