import { answersOf, type DeskView, isAnswerTo, type MatterView } from '../../../modules/interactions/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { type ShownThread, writtenIn } from '../mail/show-mail.ts'
import { type Answered, readyAnswers } from '../requests/message/ready-replies.ts'

/** What the answer of a matter to what somebody wrote can be begun with: nothing where nobody wrote. */
export const showAnswerReplies = async (
  ctx: Ctx,
  matter: Pick<MatterView, 'service'>,
  caller: DeskView['caller'],
  thread: ShownThread,
) => (isWritten(thread) ? readyAnswers(ctx, answered(matter, caller, thread)) : [])

export const isWritten = (thread: ShownThread): boolean => writtenIn(thread).length > 0

/** Whoever wrote last. */
export const wantsWelsh = (thread: ShownThread): boolean => writtenIn(thread).at(-1)?.wantsWelsh ?? false

/** In the language of whoever wrote last. A name goes only to whom it belongs: where several write it is not known. */
function answered({ service }: Pick<MatterView, 'service'>, caller: DeskView['caller'], thread: ShownThread): Answered {
  const came = writtenIn(thread)
  const alone = new Set(came.map(each => each.fromAddress.toLowerCase())).size === 1
  return {
    service,
    name: (alone && caller?.name) || '',
    reference: came.findLast(each => each.shownReference)?.shownReference ?? '',
    language: wantsWelsh(thread) ? 'cy' : 'en',
  }
}

/** Key of the message in which these words went to this writer, in whichever conversation of the thread; null: they did not. */
export function findSent(thread: ShownThread, to: string, words: string): string | null {
  const sent = thread.find(each => each.isOurs && isAnswerTo(each.key, to, words))
  return sent?.isOurs ? sent.key.replace('answer:', '') : null
}

/** The same where they have not written since: who asks again may be told the same again. */
export function findSentLast(thread: ShownThread, to: string, words: string): string | null {
  const again = writtenIn(thread).findLast(each => each.fromAddress === to)
  return findSent(again ? thread.slice(thread.indexOf(again) + 1) : thread, to, words)
}

const WRITTEN: ReadonlySet<string> = new Set(['email', 'letter', 'text'])

/**
 * In writing somebody knows only what was sent. 'unsent': an answer stands in its box that, as it stands now, went to nobody who
 * wrote; 'nothing': none was written, and nothing else of this conversation tells them: no answer to another matter, no message,
 * no request that was opened and confirms itself. Null: they know, or it was said.
 */
export function whyUntold(
  { id, channel, matters }: Pick<DeskView, 'id' | 'channel' | 'matters'>,
  matter: Pick<MatterView, 'answer'>,
  thread: ShownThread,
  requests: readonly { id: string; isTold: boolean }[],
): 'unsent' | 'nothing' | null {
  if (!WRITTEN.has(channel) || !isWritten(thread)) return null
  if (matter.answer.trim())
    return writtenIn(thread).some(each => findSent(thread, each.fromAddress, matter.answer)) ? null : 'unsent'
  const told = new Set(requests.flatMap(each => (each.isTold ? each.id : [])))
  const isTold = matters.some(
    each =>
      (each.messageId && each.messageTo !== 'held') || (each.touched === 'opened' && told.has(each.requestId ?? '')),
  )
  return isTold || thread.some(each => each.isOurs && each.key.startsWith(`answer:${id}:`)) ? null : 'nothing'
}

/** The answer of a matter that goes in a moment; null: none does. */
export function findHeldAnswer(interactionId: string, { id }: Pick<MatterView, 'id'>, thread: ShownThread) {
  const own = `answer:${answersOf(interactionId, id)}`
  const held = thread.findLast(each => each.isOurs && each.goesAt && each.key.startsWith(own))
  return held?.isOurs && held.goesAt ? { goesAt: held.goesAt, key: held.key.replace('answer:', '') } : null
}
