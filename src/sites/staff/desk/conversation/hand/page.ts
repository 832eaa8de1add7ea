import { endConversation, parkConversation, takeUpConversation } from '../../../../../modules/interactions/index.ts'
import { choiceField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { deskTexts } from '../../desk-texts.ts'
import { forgetConversation } from '../../in-hand.ts'
import { orBack } from '../../or-back.ts'
import { startOf } from '../../show-tabs.ts'
import { keepTyped } from '../../typed.ts'

/** Lays a conversation aside, takes one up, or ends the call or visit. */
export const deskHandPage = page({
  at: import.meta,
  path: '/staff/desk/:id/hand',
  permission: 'interactions.take',
  audit: 'conversation-hand',
  texts: deskTexts,
  form: { act: choiceField(['park', 'take-up', 'end', 'person']) },
  submit(ctx, visit, { act }) {
    const id = visit.params.id!
    const screen = `/staff/desk/${id}`
    return orBack(screen, async () => {
      await keepTyped(ctx, visit)
      if (act === 'person') return redirect(`${screen}/person`)
      if (act === 'take-up') await takeUpConversation(ctx, id)
      if (act === 'end') {
        await endConversation(ctx, id)
        return redirect(`${screen}/wrap-up`)
      }
      if (act !== 'park') return redirect(screen)
      await parkConversation(ctx, id)
      forgetConversation(visit)
      return redirect(startOf(ctx, 'parked'))
    })
  },
})
