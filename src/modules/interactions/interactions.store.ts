import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { adviserOf, type InteractionFacts } from './interaction.ts'
import { isConversationOfOthers } from './of-others.ts'

const facts = sql`id, channel, direction, adviser_id as "adviserId", ended_at as "endedAt", parked_at as "parkedAt",
  wrapped_at as "wrappedAt", confided_to is not null as "isConfided"`

/** Locks a conversation of the actor's own. Somebody else's is `NotFound`, and one with herself or her family. */
export async function getOwnForUpdate(ctx: Ctx, id: string): Promise<InteractionFacts> {
  const adviser = adviserOf(ctx)
  const { rows } = await sql<InteractionFacts>`select ${facts} from interactions.interactions i
    where id = ${isId(id) ? id : null}::uuid and adviser_id = ${adviser.id}::uuid and ${isConversationOfOthers(adviser)} for update`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new NotFound('interaction')
  return rows[0]
}

/**
 * Locks these conversations in the one order in which all that lock several do, and before anything of them: so nobody waits for
 * ever. What only names one (a record of danger) is not in the way.
 */
export async function lockConversations(ctx: Ctx, ids: RawBuilder<unknown>): Promise<void> {
  await sql`select from interactions.interactions where id in (${ids}) order by id for no key update`.execute(ctx.db)
}

export const idOrNull = (id: string | undefined): string | null => (isId(id) ? id : null)

/** The id of the conversation of this colleague's own that has the matter, laid aside or not; without such a matter the one in hand. */
export const conversationOf = (adviserId: string, matterId?: string): RawBuilder<string> => sql<string>`coalesce(
  (select o.id from interactions.matters of_it join interactions.interactions o on o.id = of_it.interaction_id
    where of_it.id = ${idOrNull(matterId)}::uuid and o.adviser_id = ${adviserId}::uuid and o.wrapped_at is null),
  (select o.id from interactions.interactions o
    where o.adviser_id = ${adviserId}::uuid and o.wrapped_at is null and o.parked_at is null))`

/** What this colleague has in hand, locked; null where it is nothing. `matterId`: the one of her own that has this matter, rather. */
export async function findInHand(ctx: Ctx, adviserId: string, matterId?: string): Promise<InteractionFacts | null> {
  const { rows } = await sql<InteractionFacts>`select ${facts} from interactions.interactions
    where id = ${conversationOf(adviserId, matterId)} and adviser_id = ${adviserId}::uuid and wrapped_at is null
      and (parked_at is null or ${isId(matterId)}) for update`.execute(ctx.db)
  return rows[0] ?? null
}

/** One after the other: of two that would take something into the same hands, the second sees what the first did. */
export async function lockHands(ctx: Ctx, adviserId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('interactions.hands:' || ${adviserId}, 0))`.execute(ctx.db)
}

type Column =
  | 'parked_at'
  | 'ended_at'
  | 'wrapped_at'
  | 'adviser_id'
  | 'note'
  | 'promise'
  | 'postcode'
  | 'saved_at'
  | 'wrap_up'
  | 'missed'

export async function change(ctx: Ctx, id: string, columns: Partial<Record<Column, unknown>>): Promise<void> {
  await ctx.db
    .updateTable('interactions.interactions')
    .set(columns as object)
    .where('id', '=', id)
    .execute()
}

/** Of a call by the telephone's name for it: everybody locks hands, then the conversation, then its call. */
export async function lockConversationOf(ctx: Ctx, providerCall: string): Promise<void> {
  await sql`select from interactions.interactions i join interactions.calls c on c.id = i.call_id
    where c.provider_call = ${providerCall} for update of i`.execute(ctx.db)
}

/** Her screens are told of its call again, where it has one. */
export async function tellCall(ctx: Ctx, id: string): Promise<void> {
  await sql`update interactions.calls k set changed_at = clock_timestamp() from interactions.interactions i
    where i.id = ${id}::uuid and k.id = i.call_id`.execute(ctx.db)
}
