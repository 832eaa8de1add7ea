import { listSlots, moveCallBack, readCallBack } from '../../../../../../modules/interactions/index.ts'
import { Invalid, NotFound } from '../../../../../../platform/errors.ts'
import { textField } from '../../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../../platform/page/page.ts'
import { saySlot } from '../../../conversation/call-back/page.ts'
import { atBox } from '../../../conversation/passing.ts'
import { deskTexts } from '../../../desk-texts.ts'
import { workTexts } from '../../../work-texts.ts'
import { text } from './text.ts'

const texts = { ...deskTexts, ...workTexts, ...text }

/** They ask for another time of a promised call: one that the team has. They are told again. */
export const workCallBackTimePage = page({
  at: import.meta,
  path: '/staff/desk/work/call-backs/:id/time',
  permission: 'interactions.receive',
  audit: 'call-back-move',
  texts,
  form: { slot: textField({ required: 'slotMissing', max: 40 }) },
  async load(ctx, visit) {
    const callBack = await readCallBack(ctx, visit.params.id!)
    if (callBack.state !== 'open' || callBack.rangAt) throw new NotFound('call-back')
    const slots = (await listSlots(ctx, callBack.team)).filter(
      each => each.from.getTime() !== callBack.slotFrom.getTime(),
    )
    return {
      isHushed: callBack.isHushed,
      prefers: callBack.met.preferredTimes ?? '',
      promised: saySlot({ from: callBack.slotFrom, until: callBack.slotUntil }, ctx.now()),
      slots: slots.map(slot => ({ value: slot.from.toISOString(), text: saySlot(slot, ctx.now()) })),
      back: `/staff/desk/work/call-backs/${callBack.id}`,
    }
  },
  submit(ctx, visit, { slot }) {
    const id = visit.params.id!
    const slotFrom = new Date(slot)
    if (Number.isNaN(slotFrom.getTime())) throw new Invalid({ slot: text.slotMissing.en })
    return atBox(texts, {}, 'slot', async () => {
      await moveCallBack(ctx, { id, slotFrom })
      return redirect(`/staff/desk/work/call-backs/${id}`)
    })
  },
  example: ({ callBack }) => `/staff/desk/work/call-backs/${callBack}/time`,
})
