import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Status } from './request.ts'
import { readsWhole, seenBy } from './seen-by.ts'

/** A request that somebody asked, joined or was helped with. */
export interface RequestOfCustomer {
  id: string
  reference: string
  service: string
  status: Status
  role: 'reporter' | 'follower' | 'helper'
  details: string
  openedAt: Date
  closedAt: Date | null
  nextDueAt: Date | null
}

const MOST = 50

/** What a person asked and joined, under any of her ids: open ones first by the next promise, then closed ones, the newest first; at most 50. */
export async function listRequestsOf(ctx: Ctx, personId: string): Promise<RequestOfCustomer[]> {
  if (!readsWhole(ctx.actor)) return []
  const { rows } = await sql<RequestOfCustomer>`
    select r.id, r.reference, r.service_slug as service, r.status, p.role, left(r.details, 200) as details,
      r.opened_at as "openedAt", r.closed_at as "closedAt", r.next_due_at as "nextDueAt"
    from customers.merged_into m join requests.participants p on p.customer_id = m.customer_id
    join requests.requests r on r.id = p.request_id
    where m.person_id = ${personId}::uuid and ${seenBy(ctx.actor, 'r')}
    order by r.status = 'closed', case when r.status <> 'closed' then r.next_due_at end nulls last, r.opened_at desc
    limit ${MOST}`.execute(ctx.db)
  return rows
}

/** The persons who asked or joined the request with this reference. Of one the actor may not see: none. */
export async function findCustomersOf(ctx: Ctx, reference: string): Promise<string[]> {
  if (!readsWhole(ctx.actor)) return []
  const { rows } = await sql<{ id: string }>`select distinct i.person_id as id
    from requests.requests r join requests.participants p on p.request_id = r.id
    join customers.identity i on i.customer_id = p.customer_id
    where r.reference = ${reference} and ${seenBy(ctx.actor, 'r')} limit 20`.execute(ctx.db)
  return rows.map(row => row.id)
}

/** Every participation of a person, by any of her ids: whom messages are for. For the program itself only. */
export async function listParticipationsOf(ctx: Ctx, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select p.id from customers.merged_into m
    join requests.participants p on p.customer_id = m.customer_id where m.person_id = ${personId}::uuid`.execute(ctx.db)
  return rows.map(row => row.id)
}
