import { type RawBuilder, sql } from 'kysely'
import { type Actor, anybody } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import type { Colleague } from '../customers/index.ts'
import { can } from '../organisation/index.ts'

/**
 * Which requests an actor may see, as one predicate over `requests.requests` for every list, count, search, suggestion
 * and single read. The holder of a private link sees the request it was made for. How much of it is shown is another
 * question: `readsWhole`. Nobody sees what she or her family asked, but what the public sees of it. Words that are held, because they
 * may mean danger, are for its own team, who answers people first, the duty teams that were told and duty officers; so they
 * stay where everybody is shown less than was written.
 */
export function seenBy(actor: Actor, table = 'requests.requests'): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  const isPublic = sql<boolean>`(${column('visibility')} = 'public' and not ${column('sensitive')} and ${column('withdrawn_at')} is null and ${column('held_at')} is null)`
  if (actor.kind === 'system') return sql<boolean>`true`
  if (actor.kind === 'link')
    return sql<boolean>`${column('id')} in (select request_id from requests.participants where id = ${actor.id}::uuid and left_at is null)`
  if (actor.kind !== 'staff') return isPublic
  const isOthers = sql<boolean>`not ${isOfOwn(actor, `${table}.id`)}`
  if (can(actor, 'requests.read'))
    return can(actor, 'requests.read-sensitive')
      ? isOthers
      : sql<boolean>`(${notSensitiveOrOwn(actor, column)} and ${notConfinedOrHers(actor, column, table)} and ${isOthers})`
  if (can(actor, 'requests.read-public')) return isPublic
  return sql<boolean>`(${takenByMe(actor, column)} and ${isOthers})`
}

/** Did this colleague or her family ask it? Then she has no part in it, and reads of it what anybody may. False of none. */
export const isOfOwn = ({ id, email }: Colleague, column = 'requests.requests.id'): RawBuilder<boolean> =>
  sql<boolean>`coalesce(${sql.ref(column)} in (select requests.asked_by_own(${id}::uuid, lower(${email}::text))), false)`

/**
 * May this actor read everything of the requests she may see: who asked, how to reach them, what is said between staff?
 * Else only what anybody may read of them.
 */
export function readsWhole(actor: Actor): boolean {
  if (actor.kind === 'staff') return can(actor, 'requests.read') || !can(actor, 'requests.read-public')
  return actor.kind === 'system' || actor.kind === 'link'
}

/**
 * As whom somebody looks for a request to add a caller to ('it's the same one'): any employee, who else sees only what she
 * took, sees of others what anybody may.
 */
export function seeToJoin(ctx: Ctx): Ctx {
  const { actor } = ctx
  const seesLess = actor.kind === 'staff' && !can(actor, 'requests.read') && !can(actor, 'requests.read-public')
  return seesLess ? withContext(ctx, { actor: anybody }) : ctx
}

type Column = (name: string) => RawBuilder<unknown>

/** Sensitive requests are for their team and whoever they are assigned to. */
function notSensitiveOrOwn(actor: Extract<Actor, { kind: 'staff' }>, column: Column): RawBuilder<boolean> {
  return sql<boolean>`(not ${column('sensitive')} or ${column('team_id')} = any(${actor.teams}::text[]) or ${column('assigned_to')} = ${actor.id}::uuid)`
}

/**
 * Its words are held, or something else is shown in their place: what was written is for few. The rule of `isConfined` for one
 * that is already read. `table`: of `requests.requests` or `requests.standings`.
 */
export const wordsConfined = (table: string): RawBuilder<boolean> => {
  const [held, words, place] = ['held_at', 'shown_words', 'shown_place'].map(name => sql.ref(`${table}.${name}`))
  return sql<boolean>`(${held} is not null or ${words} is not null or ${place} is not null)`
}

/** Confined words are read by its team, whoever has it in hand, who answers people first, and the duty teams that were told. */
function notConfinedOrHers(
  actor: Extract<Actor, { kind: 'staff' }>,
  column: Column,
  table: string,
): RawBuilder<boolean> {
  if (can(actor, 'requests.work-any')) return sql<boolean>`true`
  return sql<boolean>`(not ${wordsConfined(table)} or ${column('team_id')} = any(${actor.teams}::text[]) or ${column('assigned_to')} = ${actor.id}::uuid
    or ${column('confided_to')} && ${actor.teams}::text[])`
}

/** Any employee sees what she took for somebody, and hears how it ended. What was said in confidence is its team's alone. */
function takenByMe(actor: Extract<Actor, { kind: 'staff' }>, column: Column): RawBuilder<boolean> {
  return sql<boolean>`(not ${column('sensitive')}
    and ${column('submission_id')} in (select id from requests.submissions where taken_by = ${actor.id}::uuid))`
}
