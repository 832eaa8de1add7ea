import { findWayBack, isSeveralWriting, theyAskedNotToRing } from '../../../../../modules/correspondence/index.ts'
import {
  type DeskView,
  findNumberToRing,
  findWayForPromise,
  listSlots,
  promiseCallBack,
  type Slot,
} from '../../../../../modules/interactions/index.ts'
import type { Ctx } from '../../../../../platform/context.ts'
import { sayDay, sayTimes } from '../../../../../platform/dates/index.ts'
import { Invalid } from '../../../../../platform/errors.ts'
import { idField, textField, tickField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { spokenPhone } from '../../../../../platform/page/spoken-phone.ts'
import { deskTexts } from '../../desk-texts.ts'
import { workTexts } from '../../work-texts.ts'
import { atBox, readPassing } from '../passing.ts'
import { text } from './text.ts'

const texts = { ...deskTexts, ...workTexts, ...text }
const BOXES = {
  'interactions.phone-wrong': 'phone',
  'interactions.phone-unsafe': 'phone',
  'interactions.asked-not-to-ring': 'safe',
  'interactions.summary-missing': 'summary',
  'interactions.not-for-them': 'team',
}
/** As many as one reads out on the telephone. */
const OFFERED = 8

/** Promises that a team rings back, at a time that it really has. */
export const deskCallBackPage = page({
  at: import.meta,
  path: '/staff/desk/:id/call-back',
  permission: 'interactions.take',
  audit: 'call-back-promise',
  texts,
  form: {
    matter: idField(),
    team: textField({ max: 60 }),
    slot: textField({ required: 'slotMissing', max: 40 }),
    phone: textField({ required: 'phoneMissing', max: 40 }),
    summary: textField({ required: 'summaryMissing', max: 200 }),
    safe: tickField(),
    safeTo: textField({ max: 320 }),
  },
  async load(ctx, visit) {
    const passing = await readPassing(ctx, visit)
    const slots = (await listSlots(ctx, passing.team)).slice(0, OFFERED)
    const { phone, isUnsafe, isOfDead } = await findNumberToRing(ctx, passing.view)
    return {
      ...passing,
      phone: spokenPhone(phone ?? ''),
      safeTo: await findSafeTo(ctx, passing.view),
      /** Then nobody is written to but by her record: the time is for one of them alone. */
      isSeveral: await isSeveralWriting(ctx, passing.view.id),
      isAskedNot: await theyAskedNotToRing(ctx, passing.view.id),
      prefers: passing.view.caller?.preferredTimes ?? '',
      /** Said before it is asked for: nobody rings it by mistake. */
      warning: isUnsafe ? (isOfDead ? 'ofDead' : warningOf(passing.view.caller, phone)) : '',
      slots: slots.map(slot => ({ value: slot.from.toISOString(), text: saySlot(slot, ctx.now()) })),
    }
  },
  submit(ctx, visit, { matter, team, slot, phone, summary, safe, safeTo }) {
    const interactionId = visit.params.id!
    const slotFrom = new Date(slot)
    if (Number.isNaN(slotFrom.getTime())) throw new Invalid({ slot: text.slotMissing.en })
    return atBox(texts, BOXES, 'slot', async () => {
      const writtenFrom = await findWayBack(ctx, interactionId)
      const safety = { isAskedNot: await theyAskedNotToRing(ctx, interactionId), isSafeSaid: safe }
      await promiseCallBack(ctx, {
        ...safety,
        interactionId,
        matterId: matter,
        team,
        slotFrom,
        phone,
        summary,
        writtenFrom,
        safeTo,
      })
      return redirect(`/staff/desk/${interactionId}#matter-${matter}`)
    })
  },
  example: ({ conversation }) => `/staff/desk/${conversation}/call-back`,
})

function warningOf(caller: DeskView['caller'], phone: string | null) {
  if (!caller?.customerId) return 'unsafeHere'
  return phone ? 'otherUnsafe' : 'onlyUnsafe'
}

export const saySlot = ({ from, until }: Slot, now: Date): string =>
  `${sayDay(from, { language: 'en', now })}, ${sayTimes(from, until, { language: 'en' })}`

/** After danger: where the promise goes if they say that it is safe, as far as she may know it; '': nowhere. */
async function findSafeTo(ctx: Ctx, { id, caller, isHushed }: DeskView): Promise<string> {
  if (!isHushed || (caller?.customerId && !caller.name)) return ''
  const writtenFrom = await findWayBack(ctx, id)
  return (await findWayForPromise(ctx, { customerId: caller?.customerId ?? null, writtenFrom }))?.recipient ?? ''
}
