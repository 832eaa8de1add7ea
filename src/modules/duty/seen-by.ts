import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { can } from '../organisation/index.ts'

/**
 * Who may see a record `d`, as a condition of each query: who raised it, the teams that were told, duty officers. Nobody
 * else learns that there is one.
 */
export function seenBy(actor: Actor): RawBuilder<boolean> {
  if (can(actor, 'duty.read-any')) return sql`true`
  if (actor.kind !== 'staff') return sql`false`
  return sql`(d.raised_by = ${actor.id}::uuid or d.teams && ${actor.teams}::text[])`
}

/** Who may say 'I have it' and how it ended: the teams that were told, and duty officers. */
export function mayReceive(actor: Actor, teams: readonly string[]): boolean {
  return can(actor, 'duty.read-any') || (actor.kind === 'staff' && actor.teams.some(team => teams.includes(team)))
}
