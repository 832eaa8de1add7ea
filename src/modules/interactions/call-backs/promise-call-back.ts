import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { Refused, refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { newId } from '../../../platform/id.ts'
import { maskCards } from '../../../platform/masking/index.ts'
import { phoneToRing, withoutExtension } from '../../../platform/phone.ts'
import { lockMatter } from '../handovers/lock-matter.ts'
import { isHushed } from '../hush.ts'
import { adviserOf } from '../interaction.ts'
import { callBackPromised } from '../interactions.events.ts'
import { isNumberUnsafe } from '../lines/safe-number.ts'
import { lockTeamTimes } from '../promised/team-times.read.ts'
import type { WrittenFrom } from '../written-from.read.ts'
import { seenTo } from './see-to-call-back.ts'
import { listSlots } from './slots.read.ts'
import { tellOfPromise } from './tell-of-call-back.ts'

/** For whoever rings and sees that they asked not to be rung. */
const SAFE_SAID = 'They asked us not to ring, and told a colleague that this number is safe.'

export interface NewCallBack {
  interactionId: string
  matterId: string
  team: string
  slotFrom: Date
  phone: string
  /** One line for whoever rings. */
  summary: string
  /** Where whoever the conversation is about wrote from. */
  writtenFrom?: WrittenFrom | null
  /** In what they wrote they asked that nobody rings them. */
  isAskedNot?: boolean
  /** They told the colleague that it is safe to ring this number all the same. */
  isSafeSaid?: boolean
  /** Danger was raised in it, and they say that it is safe to write to them here: the promise is. */
  safeTo?: string
}

/**
 * Promises that a team rings within two hours that it really has. Of two who promise the last room, the second is
 * `Refused('interactions.slot-full')`. Nobody is rung on a number that is not safe; of somebody not
 * known yet, on none that anybody has marked so. Where they asked not to be rung and nobody says that it is safe,
 * `Refused('interactions.asked-not-to-ring')`; what was said stands for whoever rings. Where danger was raised that somebody at home may
 * read of, nothing is written to them but where they say that it is safe. Answers the id.
 */
export async function promiseCallBack(ctx: Ctx, input: NewCallBack): Promise<string> {
  const adviser = adviserOf(ctx)
  const summary = maskCards(input.summary.trim())
  const isSafeSaid = !!input.isAskedNot && !!input.isSafeSaid
  const phone = phoneToRing(input.phone)
  refuseUnless(summary !== '', 'interactions.summary-missing')
  if (!phone) throw new Refused('interactions.phone-wrong')
  return ctx.transaction(async ctx => {
    const matter = await lockMatter(ctx, input)
    refuseUnless(!matter.isPromised && !(await isHandedOver(ctx, matter.id)), 'interactions.passed-already')
    refuseUnless(!matter.isSensitive || matter.teams.includes(input.team), 'interactions.not-for-them')
    refuseUnless(await isSafe(ctx, matter.customerId, phone), 'interactions.phone-unsafe')
    refuseUnless(!input.isAskedNot || isSafeSaid, 'interactions.asked-not-to-ring')
    await seenTo(ctx, sql`matter_id = ${matter.id}::uuid`)
    await lockTeamTimes(ctx, [input.team])
    const slot = (await listSlots(ctx, input.team)).find(({ from }) => from.getTime() === input.slotFrom.getTime())
    refuseUnless(!!slot, 'interactions.slot-full')
    const { from, until } = slot!
    const id = newId()
    const { writtenFrom } = input
    const hush = (await isHushed(ctx, input.interactionId)) ? { safeTo: input.safeTo || null } : {}
    const told = await tellOfPromise(ctx, {
      id,
      customerId: matter.customerId,
      phone,
      from,
      until,
      writtenFrom,
      ...hush,
    })
    await sql`insert into interactions.call_backs (id, matter_id, customer_id, team, phone, summary, slot_from, slot_until,
        promised_by, promised_at, told, state, next_at)
      values (${id}::uuid, ${matter.id}::uuid, ${matter.customerId}::uuid, ${input.team}, ${phone},
        ${isSafeSaid ? `${summary} (${SAFE_SAID})` : summary}, ${from}, ${until},
        ${adviser.id}::uuid, ${ctx.now()}, ${told}, 'open', ${from})`.execute(ctx.db)
    const said = { from: from.toISOString(), until: until.toISOString() }
    await publish(ctx, callBackPromised({ callBackId: id, matterId: matter.id, team: input.team, ...said, isSafeSaid }))
    return id
  })
}

async function isHandedOver(ctx: Ctx, matterId: string): Promise<boolean> {
  const { rows } = await sql`select from interactions.handovers where matter_id = ${matterId}::uuid
    and (state in ('accepted', 'with-team') or (state = 'offered' and answer_by > ${ctx.now()}))`.execute(ctx.db)
  return rows.length > 0
}

async function isSafe(ctx: Ctx, customerId: string | null, phone: string): Promise<boolean> {
  const { rows } =
    await sql`select from (values (${withoutExtension(phone)}::text, ${customerId}::uuid)) asked (phone, id)
    where ${isNumberUnsafe({ phone: sql`asked.phone`, whose: sql`asked.id` })}
      or exists (select from customers.ways w join customers.reachable r on r.customer_id = w.customer_id
        where w.customer_id = asked.id and w.kind = 'phone' and w.normal = asked.phone and r.died_at is not null)`.execute(
      ctx.db,
    )
  return rows.length === 0
}
