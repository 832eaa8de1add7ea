import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { isOfOthers } from '../interactions/index.ts'
import { can } from '../organisation/index.ts'

/**
 * Who may see a record `d`, as a condition of each query: who raised it, the teams that were told, duty officers; but none of
 * them whose own or whose family's it is. Nobody else learns that there is one.
 */
export function seenBy(actor: Actor): RawBuilder<boolean> {
  if (actor.kind !== 'staff') return can(actor, 'duty.read-any') ? sql`true` : sql`false`
  const isTold = can(actor, 'duty.read-any')
    ? sql`true`
    : sql`(d.raised_by = ${actor.id}::uuid or d.teams && ${actor.teams}::text[])`
  // 'offset 0': of each part alone. Joined as a whole, the view would be read whole for every record.
  return sql`(${isTold} and not exists (
    select from (select d.interaction_id as id, null::uuid as request_id
        union all select w.received_id, w.request_id from duty.written w where w.record_id = d.id) part
      left join lateral (select * from interactions.about_whom a where a.id = part.id offset 0) x on true
      where not (${isOfOthers(actor, { customer: 'x.person_id', request: 'x.request_id' })}
        and ${isOfOthers(actor, { customer: 'x.person_id', request: 'part.request_id' })})))`
}

/** Who may say 'I have it' and how it ended: the teams that were told, and duty officers. */
export function mayReceive(actor: Actor, teams: readonly string[]): boolean {
  return can(actor, 'duty.read-any') || (actor.kind === 'staff' && actor.teams.some(team => teams.includes(team)))
}
