import { sql } from 'kysely'
import type { StaffActor } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId, newId } from '../../platform/id.ts'
import { listAbsences } from '../knowledge/index.ts'
import { teamSubject } from '../organisation/index.ts'
import { mayPlan } from './may-plan.ts'
import { insertShifts, lockPlanned } from './plan-shifts.ts'
import { swapMoved, swapRuleSet } from './rota.events.ts'
import { isAwayOn, minuteOf, overlap, type Shift, todayOf } from './shift.ts'
import { getSwap, isLeft, listSwaps, readShifts, type SwapRow, type SwapState, swapNeedsLeader } from './swaps.read.ts'

/**
 * Asks a colleague to take a shift of the actor's for one of hers. Throws NotFound; Refused `rota.swap-stands` (this shift
 * is asked for already), `rota.swap-too-late`, `rota.swap-clash` (one of the two is away or planned then).
 */
export async function askSwap(ctx: Ctx, input: { shiftId: string; theirShiftId: string }): Promise<string> {
  const { id: from } = staffOf(ctx)
  return ctx.transaction(async ctx => {
    const [mine, theirs] = await lockShifts(ctx, input.shiftId, input.theirShiftId)
    if (mine?.staffId !== from || !theirs || theirs.team !== mine.team || theirs.staffId === from)
      throw new NotFound('shift')
    refuseUnless(
      [mine, theirs].every(each => isAhead(ctx, each)),
      'rota.swap-too-late',
    )
    refuseUnless(await fits(ctx, mine, theirs), 'rota.swap-clash')
    const id = newId()
    const { rows } =
      await sql`insert into rota.swaps (id, shift_id, their_shift_id, from_id, to_id, team_id, asked_at, state)
      values (${id}::uuid, ${mine.id}::uuid, ${theirs.id}::uuid, ${from}::uuid, ${theirs.staffId}::uuid, ${mine.team}, ${ctx.now()}, 'asked')
      on conflict (shift_id) where state in ('asked', 'agreed') do nothing returning id`.execute(ctx.db)
    refuseUnless(rows.length > 0, 'rota.swap-stands')
    await tell(ctx, { id, team: mine.team, from, to: theirs.staffId }, 'asked')
    return id
  })
}

/** The colleague who is asked says yes or no. Answers what became of it. Throws NotFound; Refused `rota.swap-over`, `rota.left-by-then`. */
export async function answerSwap(ctx: Ctx, swapId: string, yes: boolean): Promise<SwapState> {
  const { id } = staffOf(ctx)
  return ctx.transaction(async ctx => {
    const swap = await getSwap(ctx, swapId)
    if (swap.to !== id) throw new NotFound('swap')
    refuseUnless(swap.state === 'asked', 'rota.swap-over')
    await sql`update rota.swaps set answered_at = ${ctx.now()} where id = ${swapId}::uuid`.execute(ctx.db)
    if (!yes) return move(ctx, swap, 'declined')
    return (await swapNeedsLeader(ctx, swap.team)) ? move(ctx, swap, 'agreed') : change(ctx, swap)
  })
}

/** A leader of the team says yes or no where her yes is needed. Throws NotFound; Refused `rota.swap-over`, `rota.left-by-then`. */
export async function decideSwap(ctx: Ctx, swapId: string, yes: boolean): Promise<SwapState> {
  const { id } = staffOf(ctx)
  return ctx.transaction(async ctx => {
    const swap = await getSwap(ctx, swapId)
    if (!mayPlan(ctx, swap.team)) throw new NotFound('swap')
    refuseUnless(swap.state === 'agreed', 'rota.swap-over')
    await sql`update rota.swaps set decided_by = ${id}::uuid, decided_at = ${ctx.now()} where id = ${swapId}::uuid`.execute(
      ctx.db,
    )
    return yes ? change(ctx, swap) : move(ctx, swap, 'refused')
  })
}

/** Whoever asked changes her mind before it is done. Throws NotFound; Refused `rota.swap-over`. */
export async function withdrawSwap(ctx: Ctx, swapId: string): Promise<void> {
  const { id } = staffOf(ctx)
  await ctx.transaction(async ctx => {
    const swap = await getSwap(ctx, swapId)
    if (swap.from !== id) throw new NotFound('swap')
    refuseUnless(swap.state === 'asked' || swap.state === 'agreed', 'rota.swap-over')
    await move(ctx, swap, 'withdrawn')
  })
}

/** A leader has seen one that needed no yes of hers; or one of the two, that the other has left. Throws NotFound. */
export async function seeSwap(ctx: Ctx, swapId: string): Promise<void> {
  const { id } = staffOf(ctx)
  await ctx.transaction(async ctx => {
    const swap = await getSwap(ctx, swapId)
    const isOwn = swap.from === id || swap.to === id
    const may = isOwn ? await hasOtherLeft(ctx, swapId) : mayPlan(ctx, swap.team)
    if (!may) throw new NotFound('swap')
    await sql`update rota.swaps set seen_by = ${id}::uuid, seen_at = ${ctx.now()}
      where id = ${swapId}::uuid and seen_at is null`.execute(ctx.db)
  })
}

const hasOtherLeft = async (ctx: Ctx, swapId: string): Promise<boolean> =>
  (await listSwaps(ctx)).some(({ id, leftName }) => id === swapId && leftName !== null)

/** What waits of somebody who has left by then cannot be done any more: the other one sees that. */
export async function endSwapsOf(ctx: Ctx, staffId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`select w.id from rota.swaps w
    join rota.shifts a on a.id = w.shift_id join rota.shifts b on b.id = w.their_shift_id
    join organisation.directory gone on ${isLeft}
    where gone.id = ${staffId}::uuid and w.state in ('asked', 'agreed') order by w.id for update of w`.execute(ctx.db)
  for (const { id } of rows) await move(ctx, await getSwap(ctx, id), 'overtaken')
}

/** Whether a leader must say yes to swaps of this team from now on. Throws NotFound. */
export async function setSwapRule(ctx: Ctx, input: { team: string; needsLeader: boolean }): Promise<void> {
  if (!mayPlan(ctx, input.team)) throw new NotFound('rota')
  const { team, needsLeader } = input
  await ctx.transaction(async ctx => {
    if ((await swapNeedsLeader(ctx, team)) === needsLeader) return
    await sql`insert into rota.swap_rules (id, team_id, needs_leader, said_at, said_by)
      values (${newId()}::uuid, ${team}, ${needsLeader}, ${ctx.now()}, ${ctx.actor.kind === 'staff' ? ctx.actor.id : null}::uuid)`.execute(
      ctx.db,
    )
    await publish(ctx, swapRuleSet({ teamId: team, subject: teamSubject(team), needsLeader }))
  })
}

/** The rota changes: each has the shift of the other. Where it cannot any more, nothing changes and it is over. */
async function change(ctx: Ctx, swap: SwapRow): Promise<SwapState> {
  const [mine, theirs] = await lockShifts(ctx, swap.shiftId, swap.theirShiftId)
  const stands = mine && theirs && [mine, theirs].every(each => isAhead(ctx, each)) && (await fits(ctx, mine, theirs))
  if (!stands) return move(ctx, swap, 'overtaken')
  await sql`update rota.shifts set removed_at = ${ctx.now()}, removed_by = ${staffOf(ctx).id}::uuid
    where id = any(${[mine.id, theirs.id]}::uuid[])`.execute(ctx.db)
  const [became, theirsBecame] = await insertShifts(ctx, swap.team, [
    { ...mine, staffId: theirs.staffId },
    { ...theirs, staffId: mine.staffId },
  ])
  await sql`update rota.swaps set shift_became_id = ${became}::uuid, their_shift_became_id = ${theirsBecame}::uuid
    where id = ${swap.id}::uuid`.execute(ctx.db)
  return move(ctx, swap, 'done')
}

/** Both as they are planned still, in the order asked. Until the transaction ends nobody else plans anything. */
async function lockShifts(ctx: Ctx, ...ids: [string, string]): Promise<[Shift | undefined, Shift | undefined]> {
  await lockPlanned(ctx, [], [])
  const shifts = await readShifts(ctx, ids.filter(isId))
  const [mine, theirs] = ids.map(id => shifts.find(each => each.id === id))
  return [mine, theirs]
}

/** Is each there and free when the other works, but for what she gives? */
async function fits(ctx: Ctx, mine: Shift, theirs: Shift): Promise<boolean> {
  const both = [mine, theirs]
  const planned = await lockPlanned(
    ctx,
    both.map(each => each.staffId),
    both.map(each => each.day),
  )
  const absences = await listAbsences(ctx)
  const isFree = (staffId: string, takes: Shift, gives: Shift) =>
    !isAwayOn(absences, staffId, takes.day) &&
    !planned.some(
      each =>
        each.staffId === staffId &&
        !(each.day === gives.day && each.from === gives.from && each.to === gives.to) &&
        overlap(each, takes),
    )
  return isFree(theirs.staffId, mine, theirs) && isFree(mine.staffId, theirs, mine)
}

const isAhead = (ctx: Ctx, { day, from }: Shift): boolean =>
  day > todayOf(ctx) || (day === todayOf(ctx) && from > minuteOf(ctx))

async function move(ctx: Ctx, swap: SwapRow, state: SwapState): Promise<SwapState> {
  await sql`update rota.swaps set state = ${state} where id = ${swap.id}::uuid`.execute(ctx.db)
  await tell(ctx, swap, state)
  return state
}

const tell = (ctx: Ctx, { id, team, from, to }: Pick<SwapRow, 'id' | 'team' | 'from' | 'to'>, state: SwapState) =>
  publish(ctx, swapMoved({ swapId: id, teamId: team, from, to, state }))

function staffOf({ actor }: Ctx): StaffActor {
  if (actor.kind !== 'staff') throw new NotFound('swap')
  return actor
}
