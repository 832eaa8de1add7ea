import { messageCustomer, undoMessageToCustomer } from '../../../../../modules/interactions/index.ts'
import { textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { keyField } from '../../../requests/form-key.ts'
import { deskTexts } from '../../desk-texts.ts'
import { orBack } from '../../or-back.ts'
import { keepTyped } from '../../typed.ts'

/** Sends the message of a matter to everybody who follows its request. */
export const deskMessagePage = page({
  at: import.meta,
  path: '/staff/desk/:id/message',
  permission: 'interactions.take',
  audit: 'conversation-message',
  texts: deskTexts,
  form: { matter: textField({ max: 40 }), undo: textField({ max: 40 }), key: keyField() },
  submit(ctx, visit, { matter, undo, key }) {
    const interactionId = visit.params.id!
    const screen = `/staff/desk/${interactionId}`
    return orBack(screen, async () => {
      await keepTyped(ctx, visit)
      if (undo) {
        await undoMessageToCustomer(ctx, { interactionId, matterId: undo })
        return redirect(`${screen}?done=undone#matter-${undo}`)
      }
      const words = String(visit.posted[`message-${matter}`] ?? '').trim()
      await messageCustomer(ctx, { interactionId, matterId: matter, words, key })
      return redirect(`${screen}?done=messaged#matter-${matter}`)
    })
  },
})
