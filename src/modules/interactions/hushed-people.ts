import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { lockPeople, trustWays } from '../customers/index.ts'
import { chainOf } from './confided.ts'

/** Their ways are in doubt for this conversation. They are locked: of two who say so and otherwise at once the second sees what the first did. */
export async function noteHushed(ctx: Ctx, people: readonly { interactionId: string; customerId: string }[]) {
  await lockPeople(
    ctx,
    people.map(({ customerId }) => customerId),
  )
  await sql`insert into interactions.hushed_people (interaction_id, customer_id)
    select * from unnest(${people.map(each => each.interactionId)}::uuid[], ${people.map(each => each.customerId)}::uuid[])
    on conflict do nothing`.execute(ctx.db)
}

/** It is safe in this conversation, those it goes on from and those in which it went on: whoever is in doubt for no other is written to as before. */
export async function trustPeopleOf(ctx: Ctx, interactionId: string): Promise<void> {
  const { rows } = await sql<{ customerId: string }>`delete from interactions.hushed_people
    where interaction_id in (${chainOf(sql`${interactionId}::uuid`)}) returning customer_id as "customerId"`.execute(
    ctx.db,
  )
  await trustUnlessHushed(ctx, [...new Set(rows.map(each => each.customerId))])
}

/** Whom a hushed conversation turns out not to be with: their ways stand as before. */
export async function trustWhoItWas(ctx: Ctx, interactionId: string, customerId: string): Promise<void> {
  const { rows } = await sql`delete from interactions.hushed_people h
    using (values (${customerId}::uuid)) asked (id) join customers.ids_of_person hers on hers.customer_id = asked.id
    where h.interaction_id = ${interactionId}::uuid and h.customer_id = hers.other_id returning h.customer_id`.execute(
    ctx.db,
  )
  if (rows.length > 0) await trustUnlessHushed(ctx, [customerId])
}

async function trustUnlessHushed(ctx: Ctx, people: readonly string[]): Promise<void> {
  await lockPeople(ctx, people)
  const { rows } = await sql<{ id: string }>`select asked.id from unnest(${[...people]}::uuid[]) asked (id)
    where not exists (select from customers.ids_of_person hers
      join interactions.hushed_people h on h.customer_id = hers.other_id where hers.customer_id = asked.id)`.execute(
    ctx.db,
  )
  for (const { id } of rows) await trustWays(ctx, id)
}
