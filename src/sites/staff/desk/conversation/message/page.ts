import {
  messageCustomer,
  readConversation,
  saveWords,
  undoMessageToCustomer,
} from '../../../../../modules/interactions/index.ts'
import { readRequest } from '../../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../../platform/context.ts'
import { NotFound, refuseUnless } from '../../../../../platform/errors.ts'
import { idField, textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { keyField } from '../../../requests/form-key.ts'
import { readyReplies, sayLeftFields } from '../../../requests/message/ready-replies.ts'
import { tellsAnybody } from '../../../requests/message/tells-anybody.ts'
import { deskTexts } from '../../desk-texts.ts'
import { orBack } from '../../or-back.ts'
import { keepTyped } from '../../typed.ts'

/** Sends the message of a matter to everybody who follows its request, or leads (`more`) to where ready words ask or close besides. */
export const deskMessagePage = page({
  at: import.meta,
  path: '/staff/desk/:id/message',
  permission: 'interactions.take',
  audit: 'conversation-message',
  texts: deskTexts,
  form: {
    matter: idField(),
    undo: idField(),
    reply: textField({ max: 90 }),
    more: textField({ max: 90 }),
    key: keyField(),
  },
  submit(ctx, visit, { matter, undo, reply, more, key }) {
    const interactionId = visit.params.id!
    const screen = `/staff/desk/${interactionId}`
    return orBack(screen, async () => {
      await keepTyped(ctx, visit)
      if (undo) {
        await undoMessageToCustomer(ctx, { interactionId, matterId: undo })
        return redirect(`${screen}?done=undone#matter-${undo}`)
      }
      if (reply) {
        await addReply(ctx, interactionId, reply)
        return redirect(`${screen}#matter-${reply.split(' ')[0]}`)
      }
      if (more) return redirect(await pathOfMore(ctx, interactionId, more))
      const words = String(visit.posted[`message-${matter}`] ?? '').trim()
      refuseUnless(sayLeftFields(words) === null, 'interactions.field-left')
      const { requestId } = await messageCustomer(ctx, { interactionId, matterId: matter, words, key })
      const done = (await tellsAnybody(ctx, requestId)) ? 'messaged' : 'untold'
      return redirect(`${screen}?done=${done}#matter-${matter}`)
    })
  },
})

/** Puts a reply, filled in, below what stands in the box of a matter's message. `chosen`: the matter and the reply. */
async function addReply(ctx: Ctx, interactionId: string, chosen: string): Promise<void> {
  const { matter, reply } = await readChosen(ctx, interactionId, chosen)
  const { id, asked, answer, answerSource } = matter
  const message = [matter.message?.trim(), reply.words].filter(Boolean).join('\n\n')
  await saveWords(ctx, { interactionId, matters: [{ id, asked, answer, answerSource, message }] })
}

/** The page of the request where it is asked or closed with these words; from there the way is back to the conversation. */
async function pathOfMore(ctx: Ctx, interactionId: string, chosen: string): Promise<string> {
  const { matter, reply } = await readChosen(ctx, interactionId, chosen)
  const way = reply.follows === 'question' ? 'pause?' : `closure?outcome=${reply.follows}&`
  return `/staff/requests/${matter.requestId}/${way}reply=${reply.id}&desk=${interactionId}`
}

async function readChosen(ctx: Ctx, interactionId: string, chosen: string) {
  const [matterId, replyId] = chosen.split(' ')
  const { matters } = await readConversation(ctx, interactionId)
  const matter = matters.find(each => each.id === matterId)
  if (!matter?.requestId) throw new NotFound('matter')
  const ready = await readyReplies(ctx, await readRequest(ctx, matter.requestId))
  const reply = ready.find(each => each.id === replyId)
  if (!reply) throw new NotFound('reply')
  return { matter, reply }
}
