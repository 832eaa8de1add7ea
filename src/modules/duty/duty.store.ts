import { sql } from 'kysely'
import type { StaffActor } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { mayReceive, seenBy } from './seen-by.ts'

export interface LockedRecord {
  id: string
  raisedBy: string | null
  teams: string[]
  receivedBy: string | null
  closedAt: Date | null
}

/** Staff act here, and nobody else. */
export function staffOf({ actor }: Ctx): StaffActor {
  if (actor.kind !== 'staff') throw new NotFound('record of duty')
  return actor
}

/** For a change. Throws NotFound where the actor may not see it. */
export async function lockRecord(ctx: Ctx, id: string): Promise<LockedRecord> {
  const { rows } = await sql<LockedRecord>`
    select d.id, d.raised_by as "raisedBy", d.teams, d.received_by as "receivedBy", d.closed_at as "closedAt"
    from duty.records d where d.id = ${isId(id) ? id : null}::uuid and ${seenBy(ctx.actor)} for update`.execute(ctx.db)
  if (!rows[0]) throw new NotFound('record of duty')
  return rows[0]
}

/** The same, for whoever was told of it. */
export async function lockToldRecord(ctx: Ctx, id: string): Promise<LockedRecord> {
  const record = await lockRecord(ctx, id)
  if (!mayReceive(ctx.actor, record.teams)) throw new NotFound('record of duty')
  return record
}
