import { sql } from 'kysely'
import type { StaffActor } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId, newId } from '../../platform/id.ts'
import { maskCards } from '../../platform/masking/index.ts'
import type { Reason } from './customer.ts'
import { customerViewed, glassBroken } from './customers.events.ts'
import { isWithheld } from './enquiries/enquire.ts'
import { knownTo, seenBy } from './seen-by.ts'

/**
 * Opens a record for an hour, and writes down who did and why. `words` say more; 'other' needs them. Answers the person's
 * id. Throws NotFound (also: not yours to see) and Refused `customers.words-missing`.
 */
export async function openCustomer(
  ctx: Ctx,
  input: { customerId: string; reason: Exclude<Reason, 'emergency'>; words?: string },
): Promise<string> {
  const words = input.words?.trim() ?? ''
  refuseUnless(input.reason !== 'other' || words !== '', 'customers.words-missing')
  return ctx.transaction(async ctx => {
    const staff = staffIn(ctx)
    const { rows } = await sql<{ id: string }>`select c.id from customers.identity i
      join customers.customers c on c.id = i.person_id
      where i.customer_id = ${idOrNull(input.customerId)}::uuid and ${seenBy(ctx.actor, 'c')}`.execute(ctx.db)
    const customerId = rows[0]?.id
    if (!customerId) throw new NotFound(`customer ${input.customerId}`)
    const openingId = await saveOpening(ctx, staff, { customerId, reason: input.reason, words, broke_glass: false })
    await publish(ctx, customerViewed({ customerId, openingId, reason: input.reason }))
    return customerId
  })
}

/**
 * Opens a restricted record in an emergency, though it is for other teams. The owner is told. Only where others may know of
 * it, and never one's own. Throws NotFound and Refused `customers.words-missing`.
 */
export async function breakGlass(ctx: Ctx, input: { customerId: string; words: string }): Promise<string> {
  const words = input.words.trim()
  return ctx.transaction(async ctx => {
    const staff = staffIn(ctx)
    const found = await findRestricted(ctx, input.customerId)
    if (!found) throw new NotFound(`customer ${input.customerId}`)
    refuseUnless(words !== '', 'customers.words-missing')
    const { id: customerId, ownerTeam } = found
    const openingId = await saveOpening(ctx, staff, { customerId, reason: 'emergency', words, broke_glass: true })
    await publish(ctx, customerViewed({ customerId, openingId, reason: 'emergency' }))
    await publish(ctx, glassBroken({ customerId, openingId, ownerTeam }))
    return customerId
  })
}

/** A record that the actor may know of and not see: whose it is. Null for any other. */
export async function findRestricted(ctx: Ctx, customerId: string): Promise<{ id: string; ownerTeam: string } | null> {
  const { rows } = await sql<{ id: string; ownerTeam: string }>`select c.id, x.owner_team as "ownerTeam"
    from customers.identity i join customers.customers c on c.id = i.person_id
    join customers.restrictions x on x.ended_at is null and (x.customer_id = c.id
      or x.customer_id in (select m.customer_id from customers.merged_ids m where m.person_id = c.id))
    where i.customer_id = ${idOrNull(customerId)}::uuid and ${knownTo(ctx.actor, 'c')} and not ${seenBy(ctx.actor, 'c')}
    order by x.recorded_at limit 1`.execute(ctx.db)
  return rows[0] ?? null
}

interface Opening {
  customerId: string
  reason: Reason
  words: string
  broke_glass: boolean
}

async function saveOpening(ctx: Ctx, staff: StaffActor, { customerId, ...opening }: Opening): Promise<string> {
  const row = { id: newId(), customer_id: customerId, staff_id: staff.id, teams: staff.teams, opened_at: ctx.now() }
  await ctx.db
    .insertInto('customers.openings')
    .values({ ...row, ...opening, words: maskCards(opening.words) })
    .execute()
  return row.id
}

const idOrNull = (id: string): string | null => (isId(id) ? id : null)

function staffIn(ctx: Ctx): StaffActor {
  if (ctx.actor.kind !== 'staff') throw new NotFound('customer')
  return ctx.actor
}

/** Who looked, as the person herself may be told: when, which teams, why. Colleagues are not named. */
export interface Look {
  id: string
  at: Date
  teams: string[]
  reason: Reason
  /** It was restricted to others, and opened in an emergency. */
  brokeGlass: boolean
  /** Of those, for the owner's team alone: who it was, and what she said. */
  who: string | null
  words: string | null
}

const MOST_LOOKS = 50

/**
 * The newest first, 50 at a time; `before` is the id of the last one shown. Nothing for who may not see the record, and
 * nothing for anybody while an enquiry runs.
 */
export async function listLooks(ctx: Ctx, customerId: string, before?: string): Promise<Look[]> {
  const own = ctx.actor.kind === 'staff' ? ctx.actor.teams : []
  const isOwners = sql<boolean>`(o.broke_glass and exists (select from customers.restrictions x
    where x.customer_id = o.customer_id and x.ended_at is null and x.owner_team = any(${own}::text[])))`
  const { rows } = await sql<Look>`
    select o.id, o.opened_at as at, o.teams, o.reason, o.broke_glass as "brokeGlass",
      case when ${isOwners} then (select name from organisation.colleagues where id = o.staff_id) end as who,
      case when ${isOwners} then o.words end as words
    from customers.identity i join customers.customers c on c.id = i.person_id
    join customers.openings o on o.customer_id = c.id or o.customer_id in (
      select m.customer_id from customers.merged_ids m where m.person_id = c.id)
    where i.customer_id = ${idOrNull(customerId)}::uuid and ${seenBy(ctx.actor, 'c')} and not ${isWithheld(sql`c.id`)}
      and ${before && isId(before) ? sql`o.id < ${before}::uuid` : sql`true`}
    order by o.id desc limit ${MOST_LOOKS}`.execute(ctx.db)
  return rows
}
