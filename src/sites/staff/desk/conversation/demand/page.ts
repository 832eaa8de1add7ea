import { confirmDemand, DEMAND_TYPES } from '../../../../../modules/interactions/index.ts'
import { textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { deskTexts } from '../../desk-texts.ts'
import { orBack } from '../../or-back.ts'
import { keepTyped } from '../../typed.ts'

/** Why she got in touch, in one press (`demand`: matter and type). */
export const deskDemandPage = page({
  at: import.meta,
  path: '/staff/desk/:id/demand',
  permission: 'interactions.take',
  audit: 'conversation-demand',
  texts: deskTexts,
  form: { demand: textField({ max: 60 }) },
  submit(ctx, visit, { demand: pressed }) {
    const screen = `/staff/desk/${visit.params.id}`
    return orBack(screen, async () => {
      await keepTyped(ctx, visit)
      const [matterId, type] = pressed.split(' ')
      const demand = DEMAND_TYPES.find(each => each === type)
      if (demand) await confirmDemand(ctx, { interactionId: visit.params.id!, matterId: matterId!, demand })
      return redirect(`${screen}#matter-${matterId}`)
    })
  },
})
