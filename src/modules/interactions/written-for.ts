import { type RawBuilder, sql } from 'kysely'
import type { Actor, StaffActor } from '../../platform/actor.ts'
import { namedTo } from '../customers/index.ts'
import { can } from '../organisation/index.ts'
import { seenBy } from '../requests/index.ts'
import { isOfOthers } from './of-others.ts'

/**
 * May this actor read what was written to us? One rule for every list, count, search and single read. `team`: whose inbox it
 * came to; `customer` and `request`: columns that may hold none. What a person wrote whose record is kept is for the teams it is
 * kept for. Else it is for the team of the inbox, or of the request it is about, and for whoever answers first for all; but not what came
 * to a team that works in confidence. Of danger (`confided`: the duty teams told, as `requests.confided_to`) those are told, and of
 * all others only advisers and the team of the inbox: not that of the request.
 */
export function isWrittenFor(
  actor: Actor,
  { team, customer, request, confided }: { team: string; customer: string; request: string; confided: string },
): RawBuilder<boolean> {
  if (actor.kind === 'system') return sql<boolean>`true`
  if (actor.kind !== 'staff' || !can(actor, 'interactions.take')) return sql<boolean>`false`
  const who = sql`select from customers.identity who where ${sql.ref(customer)} = who.customer_id`
  const isHers = sql`exists (${who} and exists (select from customers.kept_for k where k.person_id = who.person_id
    and k.teams && ${actor.teams}::text[]))`
  const about = sql`select from requests.standings q where q.id = ${sql.ref(request)}`
  const isOfRequest = sql`exists (${about} and q.team_id = any(${actor.teams}::text[]))`
  const isSeen = sql`not exists (${about} and not ${seenBy(actor, 'q')})`
  const teams = sql.ref(confided)
  const isTold = can(actor, 'duty.read-any')
    ? sql`${teams} is not null`
    : sql`(${teams} && ${actor.teams}::text[]) is true`
  const answersFirst = can(actor, 'requests.work-any') ? sql`true` : sql`(${teams} is null or ${isOfTeam(actor, team)})`
  return sql<boolean>`(${isOfOthers(actor, { customer, request })} and (${isTold}
    or (not exists (${who} and not ${namedTo(actor, 'who.person_id')})
      and (${isHers} or (${isOpenTo(actor, team)} and ((${isOfInbox(actor, team)} and ${answersFirst}) or (${teams} is null and ${isOfRequest})) and ${isSeen})))))`
}

/** The same of what nobody knows more of than the inbox it came to. */
export function isInboxFor(actor: Actor, team: string): RawBuilder<boolean> {
  if (actor.kind === 'system') return sql<boolean>`true`
  if (actor.kind !== 'staff' || !can(actor, 'interactions.take')) return sql<boolean>`false`
  return sql<boolean>`(${isOpenTo(actor, team)} and ${isOfInbox(actor, team)})`
}

/** Not true of the inbox of a team that works in confidence, but for its own and whoever covers by role. */
function isOpenTo(actor: Actor, team: string): RawBuilder<boolean> {
  if (actor.kind !== 'staff' || can(actor, 'requests.read-sensitive')) return sql<boolean>`true`
  const column = sql.ref(team)
  return sql<boolean>`(${column} is null or ${column} = any(${actor.teams}::text[])
    or ${column} not in (select id from organisation.private_teams))`
}

const isOfInbox = (actor: StaffActor, team: string): RawBuilder<boolean> =>
  can(actor, 'interactions.answer-calls') ? sql<boolean>`true` : isOfTeam(actor, team)

const isOfTeam = (actor: StaffActor, team: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(team)} = any(${actor.teams}::text[])) is true`
