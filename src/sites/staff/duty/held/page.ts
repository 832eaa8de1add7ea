import { listFailed } from '../../../../modules/channels/index.ts'
import { settleHeldBack } from '../../../../modules/interactions/index.ts'
import { NotFound } from '../../../../platform/errors.ts'
import { isId } from '../../../../platform/id.ts'
import { choiceField, textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { orBack } from '../../desk/or-back.ts'
import { hideKept, KEPT } from '../../messages/hide-kept.ts'
import { SIGNED_IN } from '../../site.ts'
import { heldTexts, whereShown } from './show-held.ts'

/** Sends what was held back for who may not be safe, since they said that it is, or drops it. */
export const dutyHeldPage = page({
  at: import.meta,
  path: '/staff/duty/held/:id',
  permission: SIGNED_IN,
  audit: 'duty-held',
  texts: heldTexts,
  form: { act: choiceField(['send', 'drop'], { required: 'held.words' }), to: textField({ max: 60 }) },
  submit(ctx, visit, { act, to }) {
    const id = visit.params.id!
    const back = whereShown(to)
    return orBack(back, async () => {
      const [message] = await hideKept(ctx, isId(id) ? await listFailed(ctx, { ids: [id] }) : [])
      if (!message || message.recipient === KEPT) throw new NotFound('message')
      await settleHeldBack(ctx, { id, act: act as 'send' | 'drop' })
      return redirect(`${back}?done=held-${act}`)
    })
  },
})
