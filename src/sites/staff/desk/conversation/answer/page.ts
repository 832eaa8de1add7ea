import { answerReceived, readThread, takeBackAnswer } from '../../../../../modules/correspondence/index.ts'
import { answerKey, type MatterView, readConversation, saveWords } from '../../../../../modules/interactions/index.ts'
import type { Ctx } from '../../../../../platform/context.ts'
import { NotFound, refuseUnless } from '../../../../../platform/errors.ts'
import { exactField, idField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { showThread } from '../../../mail/show-mail.ts'
import { sayLeftFields } from '../../../requests/message/ready-replies.ts'
import { deskTexts } from '../../desk-texts.ts'
import { orBack } from '../../or-back.ts'
import { findHeldAnswer, findSentLast, showAnswerReplies } from '../../show-answer.ts'
import { keepTyped } from '../../typed.ts'

/**
 * Sends what is written as the answer of a matter back to whoever wrote to us, in the same thread: `MATTER RECEIVED`, the
 * message that is answered (with `safe-MATTER` where they asked us not to write: they told her that it is safe); takes it back before it goes (`undo`); or begins it with ready words (`reply`).
 */
export const deskAnswerPage = page({
  at: import.meta,
  path: '/staff/desk/:id/answer',
  permission: 'interactions.take',
  audit: 'conversation-answer',
  texts: deskTexts,
  form: { matter: exactField({ max: 80 }), undo: idField(), reply: exactField({ max: 90 }) },
  submit(ctx, visit, { matter: chosen, undo, reply }) {
    const interactionId = visit.params.id!
    const screen = `/staff/desk/${interactionId}`
    return orBack(screen, async () => {
      await keepTyped(ctx, visit)
      if (undo) {
        await takeBack(ctx, interactionId, undo)
        return redirect(`${screen}?done=undone#matter-${undo}`)
      }
      if (reply) {
        const matterId = await addReply(ctx, interactionId, reply)
        return redirect(`${screen}#matter-${matterId}`)
      }
      const [matterId = '', receivedId] = chosen.split(' ')
      const { answer: words } = await readMatter(ctx, interactionId, matterId)
      const thread = await readThread(ctx, { interactionId })
      const answered = thread.received.find(({ id }) => id === receivedId)
      if (!answered) throw new NotFound('matter')
      refuseUnless(sayLeftFields(words) === null, 'interactions.field-left')
      const key = answerKey(interactionId, matterId, answered.fromAddress, words)
      const sent = findSentLast(await showThread(ctx, thread), answered.fromAddress, words)
      refuseUnless(!sent || sent === key, 'interactions.answered-before')
      const isSafeSaid = visit.posted[`safe-${matterId}`] === 'yes'
      await answerReceived(ctx, { interactionId, receivedId: answered.id, words, key, isSafeSaid })
      return redirect(`${screen}?done=answered#matter-${matterId}`)
    })
  },
})

async function readMatter(ctx: Ctx, interactionId: string, matterId: string): Promise<MatterView> {
  const { matters } = await readConversation(ctx, interactionId)
  const matter = matters.find(({ id }) => id === matterId)
  if (!matter) throw new NotFound('matter')
  return matter
}

async function takeBack(ctx: Ctx, interactionId: string, matterId: string): Promise<void> {
  const thread = await readThread(ctx, { interactionId })
  const held = findHeldAnswer(interactionId, { id: matterId }, await showThread(ctx, thread))
  refuseUnless(!!held, 'channels.message-gone')
  await takeBackAnswer(ctx, { interactionId, receivedId: thread.received[0]!.id, key: held!.key })
}

/** Puts ready words, filled in, below what stands in the box of the answer. `chosen`: the matter and the reply. */
async function addReply(ctx: Ctx, interactionId: string, chosen: string): Promise<string> {
  const [matterId = '', replyId] = chosen.split(' ')
  const { matters, caller } = await readConversation(ctx, interactionId)
  const matter = matters.find(({ id }) => id === matterId)
  if (!matter) throw new NotFound('matter')
  const thread = await showThread(ctx, await readThread(ctx, { interactionId }), caller?.language)
  const reply = (await showAnswerReplies(ctx, matter, caller, thread)).find(({ id }) => id === replyId)
  if (!reply) throw new NotFound('reply')
  const { id, asked, answerSource } = matter
  const answer = [matter.answer.trim(), reply.words].filter(Boolean).join('\n\n')
  await saveWords(ctx, { interactionId, matters: [{ id, asked, answer, answerSource }] })
  return matterId
}
