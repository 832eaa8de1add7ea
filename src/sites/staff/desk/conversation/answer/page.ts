import { hash } from 'node:crypto'
import { answerReceived, readThread } from '../../../../../modules/correspondence/index.ts'
import { readConversation } from '../../../../../modules/interactions/index.ts'
import { NotFound } from '../../../../../platform/errors.ts'
import { textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { deskTexts } from '../../desk-texts.ts'
import { orBack } from '../../or-back.ts'
import { keepTyped } from '../../typed.ts'

/** Sends what is written as the answer of a matter back to whoever wrote to us, in the same thread: `MATTER RECEIVED`, the message that is answered. */
export const deskAnswerPage = page({
  at: import.meta,
  path: '/staff/desk/:id/answer',
  permission: 'interactions.take',
  audit: 'conversation-answer',
  texts: deskTexts,
  form: { matter: textField({ max: 80 }) },
  submit(ctx, visit, { matter: chosen }) {
    const [matter, receivedId] = chosen.split(' ')
    const interactionId = visit.params.id!
    const screen = `/staff/desk/${interactionId}`
    return orBack(screen, async () => {
      await keepTyped(ctx, visit)
      const { matters } = await readConversation(ctx, interactionId)
      const words = matters.find(({ id }) => id === matter)?.answer
      const { received } = await readThread(ctx, { interactionId })
      const answered = received.find(({ id }) => id === receivedId)
      if (words === undefined || !answered) throw new NotFound('matter')
      const key = `${interactionId}:${digest(`${answered.fromAddress}\n${words}`)}`
      await answerReceived(ctx, { interactionId, receivedId: answered.id, words, key })
      return redirect(`${screen}?done=answered#matter-${matter}`)
    })
  },
})

/** The same words to the same writer in the same conversation are one answer, however often the button is pressed. */
const digest = (words: string): string => hash('sha256', words.trim())
