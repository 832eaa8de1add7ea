import { answerReceived, readThread } from '../../../../../modules/correspondence/index.ts'
import { readConversation } from '../../../../../modules/interactions/index.ts'
import { NotFound } from '../../../../../platform/errors.ts'
import { textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { keyField } from '../../../requests/form-key.ts'
import { deskTexts } from '../../desk-texts.ts'
import { orBack } from '../../or-back.ts'
import { keepTyped } from '../../typed.ts'

/** Sends what is written as the answer of a matter back to whoever wrote to us, in the same thread. */
export const deskAnswerPage = page({
  at: import.meta,
  path: '/staff/desk/:id/answer',
  permission: 'interactions.take',
  audit: 'conversation-answer',
  texts: deskTexts,
  form: { matter: textField({ max: 40 }), key: keyField() },
  submit(ctx, visit, { matter, key }) {
    const interactionId = visit.params.id!
    const screen = `/staff/desk/${interactionId}`
    return orBack(screen, async () => {
      await keepTyped(ctx, visit)
      const { matters } = await readConversation(ctx, interactionId)
      const words = matters.find(({ id }) => id === matter)?.answer
      const { received } = await readThread(ctx, { interactionId })
      const last = received.at(-1)
      if (words === undefined || !last) throw new NotFound('matter')
      await answerReceived(ctx, { interactionId, receivedId: last.id, words, key: `${key}:${matter}` })
      return redirect(`${screen}?done=answered#matter-${matter}`)
    })
  },
})
