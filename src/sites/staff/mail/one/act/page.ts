import { putInWork, retryFile } from '../../../../../modules/correspondence/index.ts'
import {
  putAwayWaiting,
  readConversation,
  readWaiting,
  takeWaiting,
} from '../../../../../modules/interactions/index.ts'
import type { Ctx } from '../../../../../platform/context.ts'
import { choiceField, textField } from '../../../../../platform/page/fields.ts'
import { page, type Redirect, redirect, type Visit } from '../../../../../platform/page/page.ts'
import { beginWithWords } from '../../../desk/begin-with-words.ts'
import { orBack } from '../../../desk/or-back.ts'

/** The buttons of a mail that waits, or might. */
export const mailActPage = page({
  at: import.meta,
  path: '/staff/mail/:id/act',
  permission: 'interactions.take',
  audit: 'mail-act',
  texts: {},
  form: {
    act: choiceField(['take', 'away', 'begin', 'work', 'fetch']),
    service: textField({ max: 80 }),
    position: textField({ max: 3 }),
    sure: choiceField(['yes']),
  },
  submit(ctx, visit, { act, service, position, sure }) {
    const id = visit.params.id!
    return orBack(`/staff/mail/${id}`, async () => {
      if (act === 'take') return redirect(`/staff/desk/${await takeWaiting(ctx, id)}`)
      if (act === 'begin') return takeAs(ctx, visit, service)
      if (act === 'fetch') {
        await retryFile(ctx, { receivedId: id, position: Number.parseInt(position, 10) || 0 })
        return redirect(`/staff/mail/${id}#mail-${id}`)
      }
      if (act === 'work') {
        await putInWork(ctx, id)
        return redirect(`/staff/mail/${id}`)
      }
      if (act === 'away') {
        // One press too many, and nobody reads it.
        if (!sure && (await readWaiting(ctx, [id])).get(id)?.isUrgent) return redirect(`/staff/mail/${id}?sure=ask`)
        await putAwayWaiting(ctx, id)
      }
      return redirect('/staff/mail')
    })
  },
})

/** Takes it and begins the form of a service with it, whole or not at all. */
function takeAs(ctx: Ctx, visit: Visit, service: string): Promise<Redirect> {
  return ctx.transaction(async ctx => {
    const interactionId = await takeWaiting(ctx, visit.params.id!)
    const { matters } = await readConversation(ctx, interactionId)
    return beginWithWords(ctx, visit, { interactionId, matterId: matters[0]!.id, service })
  })
}
