import { hash } from 'node:crypto'
import type { DeskView, MatterView } from '../../../modules/interactions/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { ShownThread } from '../mail/show-mail.ts'
import { type Answered, readyAnswers } from '../requests/message/ready-replies.ts'

/** What the answer of a matter to what somebody wrote can be begun with: nothing where nobody wrote. */
export const showAnswerReplies = async (
  ctx: Ctx,
  matter: Pick<MatterView, 'service'>,
  caller: DeskView['caller'],
  thread: ShownThread,
) => (isWritten(thread) ? readyAnswers(ctx, answered(matter, caller, thread)) : [])

export const isWritten = (thread: ShownThread): boolean => thread.some(each => !each.isOurs)

/** In the language of what came last. A name goes only to whom it belongs: where several write it is not known. */
function answered({ service }: Pick<MatterView, 'service'>, caller: DeskView['caller'], thread: ShownThread): Answered {
  const came = thread.flatMap(each => (each.isOurs ? [] : [each]))
  const alone = new Set(came.map(each => each.fromAddress.toLowerCase())).size === 1
  return {
    service,
    name: (alone && caller?.name) || '',
    reference: came.findLast(each => each.shownReference)?.shownReference ?? '',
    language: came.at(-1)?.isWelsh ? 'cy' : 'en',
  }
}

/** Keys of the answers of a matter: its own, so that its screen finds what it may still take back. */
export const answersOf = (interactionId: string, matterId: string): string => `${interactionId}:${matterId}:`

/** The same words to the same writer for the same matter are one answer, however often the button is pressed. */
export const answerKey = (interactionId: string, matterId: string, to: string, words: string): string =>
  `${answersOf(interactionId, matterId)}${hash('sha256', `${to}\n${words}`.trim())}`

const WRITTEN: ReadonlySet<string> = new Set(['email', 'letter', 'text'])

/** In writing an answer is only what was sent: one that stands in its box, as it stands now, went to nobody who wrote. */
export function isAnswerUnsent(
  { id, channel }: Pick<DeskView, 'id' | 'channel'>,
  matter: Pick<MatterView, 'id' | 'answer'>,
  thread: ShownThread,
): boolean {
  if (!WRITTEN.has(channel) || !isWritten(thread) || !matter.answer.trim()) return false
  const keys = new Set(thread.flatMap(each => (each.isOurs ? [each.key] : [])))
  return !thread.some(
    each => !each.isOurs && keys.has(`answer:${answerKey(id, matter.id, each.fromAddress, matter.answer)}`),
  )
}

/** The answer of a matter that goes in a moment; null: none does. */
export function findHeldAnswer(interactionId: string, { id }: Pick<MatterView, 'id'>, thread: ShownThread) {
  const own = `answer:${answersOf(interactionId, id)}`
  const held = thread.findLast(each => each.isOurs && each.goesAt && each.key.startsWith(own))
  return held?.isOurs && held.goesAt ? { goesAt: held.goesAt, key: held.key.replace('answer:', '') } : null
}
