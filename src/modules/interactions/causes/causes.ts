import { sql } from 'kysely'
import type { StaffActor } from '../../../platform/actor.ts'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound, Refused, refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { isId, newId } from '../../../platform/id.ts'
import { can } from '../../organisation/index.ts'
import { causeChanged, causeSigned } from '../interactions.events.ts'
import { studied } from './studied.ts'

/** Who studies the work: nobody else learns what was found. */
export function studentOf({ actor }: Ctx): StaffActor {
  if (actor.kind !== 'staff' || !can(actor, 'causes.study')) throw new NotFound('causes')
  return actor
}

const MOST = 80

/** One more on the council's list. Throws Refused `interactions.cause-empty`, `interactions.cause-there`. */
export async function addCause(ctx: Ctx, typed: string): Promise<string> {
  const { id: by } = studentOf(ctx)
  const name = nameOf(typed)
  return ctx.transaction(async ctx => {
    const id = newId()
    const { rows } = await sql`insert into interactions.causes (id, name, added_at, added_by)
      values (${id}::uuid, ${name}, ${ctx.now()}, ${by}::uuid)
      on conflict (lower(name)) where ended_at is null do nothing returning id`.execute(ctx.db)
    refuseUnless(rows.length > 0, 'interactions.cause-there')
    await publish(ctx, causeChanged({ causeId: id, what: 'added' }))
    return id
  })
}

/** The same cause under another name: what was signed goes with it. Throws as `addCause`, and NotFound. */
export async function renameCause(ctx: Ctx, id: string, typed: string): Promise<void> {
  studentOf(ctx)
  const name = nameOf(typed)
  await ctx.transaction(async ctx => {
    await lockCause(ctx, id)
    const { rows } = await sql`select from interactions.causes
      where lower(name) = lower(${name}) and ended_at is null and id <> ${id}::uuid`.execute(ctx.db)
    if (rows.length > 0) throw new Refused('interactions.cause-there')
    await sql`update interactions.causes set name = ${name} where id = ${id}::uuid`.execute(ctx.db)
    await publish(ctx, causeChanged({ causeId: id, what: 'renamed' }))
  })
}

/** Nobody gives it any more; what has it keeps it. Twice is once. Throws NotFound. */
export async function endCause(ctx: Ctx, id: string): Promise<void> {
  studentOf(ctx)
  await ctx.transaction(async ctx => {
    if (await lockCause(ctx, id)) return
    await sql`update interactions.causes set ended_at = ${ctx.now()} where id = ${id}::uuid`.execute(ctx.db)
    await publish(ctx, causeChanged({ causeId: id, what: 'ended' }))
  })
}

/**
 * The actor signs what caused a matter of failure demand. A correction is a new row; what was signed before stays. Throws
 * NotFound for a matter that is not theirs to read, Refused `interactions.cause-ended`.
 */
export async function signCause(ctx: Ctx, input: { matterId: string; causeId: string }): Promise<void> {
  const student = studentOf(ctx)
  await ctx.transaction(async ctx => {
    refuseUnless(!(await lockCause(ctx, input.causeId)), 'interactions.cause-ended')
    const id = isId(input.matterId) ? input.matterId : null
    const { rows } =
      await sql`select from interactions.matters m where m.id = ${id}::uuid and ${await studied(ctx, student)}
      for update`.execute(ctx.db)
    if (rows.length === 0) throw new NotFound('matter')
    const { matterId, causeId } = input
    await sql`insert into interactions.found_causes (id, matter_id, cause_id, signed_by, signed_at)
      values (${newId()}::uuid, ${matterId}::uuid, ${causeId}::uuid, ${student.id}::uuid, ${ctx.now()})`.execute(ctx.db)
    await publish(ctx, causeSigned({ matterId, causeId }))
  })
}

/** Locks it and answers whether it has ended. */
async function lockCause(ctx: Ctx, id: string): Promise<boolean> {
  const { rows } = await sql<{ isEnded: boolean }>`select ended_at is not null as "isEnded" from interactions.causes
    where id = ${isId(id) ? id : null}::uuid for update`.execute(ctx.db)
  if (!rows[0]) throw new NotFound('cause')
  return rows[0].isEnded
}

function nameOf(typed: string): string {
  const name = typed.trim().replace(/\s+/g, ' ')
  refuseUnless(name !== '' && name.length <= MOST, 'interactions.cause-empty')
  return name
}
