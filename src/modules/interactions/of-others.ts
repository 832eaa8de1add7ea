import { type RawBuilder, sql } from 'kysely'
import type { Actor, StaffActor } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { type Colleague, isOwn } from '../customers/index.ts'
import { isOfOwn } from '../requests/index.ts'
import { LIVE } from './interaction.ts'

/**
 * False where the person or the request is this colleague's own or her family's: such a matter is there for others alone.
 * `customer` and `request` are columns that may hold none. To the program everything is others'.
 */
export function isOfOthers(
  to: Actor | Colleague,
  { customer, request }: { customer: string; request: string },
): RawBuilder<boolean> {
  if (!('email' in to)) return sql<boolean>`true`
  return sql<boolean>`(${isOwn(to, customer)} is not true and not ${isOfOwn(to, request)})`
}

/**
 * The same of a conversation (`i`): who it is with or wrote, or a request that she did not open in it. As long as somebody is
 * there it is hers all the same: nobody is left on the line.
 */
export function isConversationOfOthers(to: Pick<StaffActor, 'id' | 'email'>): RawBuilder<boolean> {
  return sql<boolean>`((i.channel = any(${[...LIVE]}::text[]) and i.ended_at is null and i.parked_at is null)
    or not (exists (select from interactions.callers o join customers.identity who on who.customer_id = o.customer_id
        where o.interaction_id = i.id and ${isOwn(to, 'who.person_id')})
      or exists (select from interactions.waiting o join customers.identity who on who.customer_id = o.customer_id
        where o.interaction_id = i.id and ${isOwn(to, 'who.person_id')})
      or exists (select from interactions.matters o where o.interaction_id = i.id and ${isOfOwn(to, 'o.request_id')}
        and (o.touched is distinct from 'opened' or o.continues_id is not null))))`
}

/** The same of one matter, for any colleague: nobody is handed what she or her family asked. */
export async function isMatterOfOthers(ctx: Ctx, colleagueId: string, matterId: string): Promise<boolean> {
  const { rows } = await sql<{ id: string; email: string }>`select id, email from organisation.directory
    where id = ${colleagueId}::uuid`.execute(ctx.db)
  const { rows: found } = await sql`select from interactions.matters m
    left join interactions.callers c on c.interaction_id = m.interaction_id
    left join customers.identity who on who.customer_id = c.customer_id
    where m.id = ${matterId}::uuid and ${isOfOthers(rows[0]!, { customer: 'who.person_id', request: 'm.request_id' })}`.execute(
    ctx.db,
  )
  return found.length > 0
}
