import { closeDuty, DUTY_OUTCOMES, getDutyKind, readDutyRecord } from '../../../../../modules/duty/index.ts'
import { Invalid, NotFound } from '../../../../../platform/errors.ts'
import { choiceField, textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { SIGNED_IN } from '../../../site.ts'
import { text } from './text.ts'

/** How it ended. 'Below the threshold' asks for what was offered, and by whom. */
export const dutyEndingPage = page({
  at: import.meta,
  path: '/staff/duty/:id/ending',
  permission: SIGNED_IN,
  audit: 'duty-ending',
  texts: text,
  form: {
    outcome: choiceField(DUTY_OUTCOMES, { required: 'outcomeMissing' }),
    words: textField({ required: 'wordsMissing' }),
    offer: textField(),
    offeredBy: textField({ max: 200 }),
  },
  async load(ctx, visit) {
    const record = await readDutyRecord(ctx, visit.params.id!)
    if (!record.mayReceive) throw new NotFound('record of duty')
    if (record.closedAt || !record.receivedBy) return redirect(`/staff/duty/${record.id}`)
    const { offers } = await getDutyKind(ctx, record.kind)
    return { outcomes: DUTY_OUTCOMES, offers: offers.join('; '), back: `/staff/duty/${record.id}` }
  },
  async submit(ctx, visit, { outcome, words, offer, offeredBy }) {
    const isBelow = outcome === 'below-threshold'
    if (isBelow && !(offer && offeredBy))
      throw new Invalid({
        ...(!offer && { offer: text.offerMissing.en }),
        ...(!offeredBy && { offeredBy: text.offeredByMissing.en }),
      })
    await closeDuty(ctx, { recordId: visit.params.id!, outcome: outcome || 'acting', words, offer, offeredBy })
    return redirect(`/staff/duty/${visit.params.id}?done=ended`)
  },
  example: ({ receivedDuty }) => `/staff/duty/${receivedDuty}/ending`,
})
