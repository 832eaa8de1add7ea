import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { newId } from '../../../platform/id.ts'
import { workingTimeBetween } from '../../../platform/working-time/index.ts'
import { findHolder } from '../../customers/index.ts'
import { getCalendar, isOpenNow, readOrganisation } from '../../organisation/index.ts'
import { CALL_MINUTES, roomIn, SLOT_HOURS, type Slot } from '../call-backs/call-back.ts'
import { normalNumber } from '../call-event.ts'
import { placeKept } from '../interactions.events.ts'
import { lockTeamTimes, readTeamTimes, teamTimes } from '../promised/team-times.read.ts'
import { leaveLine } from './leave-line.ts'
import { waysToNumber } from './safe-number.ts'

const MINUTE = 60_000

/**
 * Until when somebody who rings this line now would be rung back, at the latest; null where that cannot be promised: it closes
 * soon, or the first point of contact has promised all of its time. By the rule of every call-back and booking.
 */
export async function offerPlace(ctx: Ctx, calendar: string): Promise<Slot | null> {
  const organisation = await readOrganisation(ctx)
  const { team } = organisation.council.fallback
  const slot = spanFrom(
    ctx.now(),
    isOpenNow(organisation, calendar, ctx.now()) ? getCalendar(organisation, calendar) : null,
  )
  if (!slot || organisation.teams.get(team)?.disabled !== false) return null
  const { rows } = await sql<{
    times: Parameters<typeof readTeamTimes>[0]
  }>`select ${teamTimes(ctx, [team])} as times`.execute(ctx.db)
  return roomIn(slot, readTeamTimes(rows[0]!.times).get(team)!) > 0 ? slot : null
}

/** Two hours, or until it closes. A line that is answered though its hours are over closes at no time that is known. */
function spanFrom(now: Date, calendar: Parameters<typeof workingTimeBetween>[0] | null): Slot | null {
  const longest = SLOT_HOURS * 60 * MINUTE
  const [from, until] = [now.toTemporalInstant(), now.toTemporalInstant().add({ hours: SLOT_HOURS })]
  const lasts = calendar ? Math.min(longest, workingTimeBetween(calendar, from, until)) : longest
  return lasts >= CALL_MINUTES * MINUTE ? { from: now, until: new Date(now.getTime() + lasts) } : null
}

export interface NewPlace {
  /** The provider's id of the call. */
  call: string
  phone: string
  calendar: string
  summary: string
}

/**
 * Takes a call out of its line and promises to ring it back when its turn comes: its place is by the time it rang. Answers until
 * when, and the same for a call that keeps its place already. Throws Refused: `interactions.phone-unsafe`, `.slot-full`,
 * `.gone-already` (she waits no more, or a colleague has just taken her).
 */
export async function keepPlace(ctx: Ctx, input: NewPlace): Promise<Date> {
  const phone = normalNumber(input.phone)
  refuseUnless(/^\+\d{8,15}$/.test(phone), 'interactions.phone-missing')
  refuseUnless((await waysToNumber(ctx, phone)).ring, 'interactions.phone-unsafe')
  const { team } = (await readOrganisation(ctx)).council.fallback
  return ctx.transaction(async ctx => {
    await lockTeamTimes(ctx, [team])
    const before = await findPlace(ctx, input.call)
    if (before) return before
    const slot = await offerPlace(ctx, input.calendar)
    refuseUnless(!!slot, 'interactions.slot-full')
    const left = await leaveLine(ctx, input.call, 'call-back')
    refuseUnless(!!left, 'interactions.gone-already')
    const { from, until } = slot!
    const id = newId()
    const customerId = await findHolder(ctx, { kind: 'phone', value: phone })
    await sql`insert into interactions.call_backs (id, call_id, customer_id, team, phone, summary, slot_from, slot_until,
        promised_at, told, state, next_at)
      values (${id}::uuid, ${left!.id}::uuid, ${customerId}::uuid, ${team}, ${phone}, ${input.summary}, ${from}, ${until}, ${ctx.now()},
        'spoken', 'open', ${from})`.execute(ctx.db)
    await publish(ctx, placeKept({ callBackId: id, callId: left!.id, team, until: until.toISOString() }))
    return until
  })
}

async function findPlace(ctx: Ctx, call: string): Promise<Date | null> {
  const { rows } = await sql<{ until: Date }>`select b.slot_until as until from interactions.call_backs b
    join interactions.calls k on k.id = b.call_id where k.provider_call = ${call}`.execute(ctx.db)
  return rows[0]?.until ?? null
}
