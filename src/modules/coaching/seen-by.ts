import { type RawBuilder, sql } from 'kysely'
import type { StaffActor } from '../../platform/actor.ts'
import { can } from '../organisation/index.ts'

/**
 * Who may read a note (`n`): the colleague it is about, and whoever wrote it while she still leads a team of hers. Nobody
 * else: no other leader, no administrator.
 */
export function noteSeenBy(actor: StaffActor): RawBuilder<boolean> {
  const isAbout = sql<boolean>`n.about_id = ${actor.id}::uuid`
  if (!can(actor, 'coaching.write')) return isAbout
  return sql<boolean>`(${isAbout} or (n.by_id = ${actor.id}::uuid and ${ledBy(actor, sql.ref('n.about_id'))}))`
}

/** Is this colleague in a team of the leader's? */
export const ledBy = (leader: StaffActor, staffId: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`exists (select from organisation.members m where m.staff_id = ${staffId} and m.team_id = any(${leader.teams}::text[]))`
