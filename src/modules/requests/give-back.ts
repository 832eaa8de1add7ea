import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { PERMISSIONS } from '../organisation/index.ts'
import { requestAssigned } from './requests.events.ts'
import { addAssignment, change, listForUpdate } from './requests.store.ts'

/** Open requests of a person that are with somebody whose own or whose family's they are go back to their teams. */
export async function giveBackOwn(ctx: Ctx, of: { customerId: string } | { requestId: string }): Promise<void> {
  const which: RawBuilder<unknown> =
    'requestId' in of
      ? sql`r.id = ${of.requestId}::uuid`
      : sql`r.id in (select p.request_id from (values (${of.customerId}::uuid)) asked (id)
          join customers.ids_of_person h on h.customer_id = asked.id
          join requests.participants p on p.customer_id = h.other_id)`
  await giveBack(ctx, sql`${which} and r.id in (select requests.asked_by_own(c.id, lower(c.email)))`)
}

/** Open requests that are with a colleague who has left, or has no more to do with requests, go back to their teams. */
export async function giveBackOfLeaver(ctx: Ctx, of: { staffId: string } | { requestId: string }): Promise<void> {
  const which = 'requestId' in of ? sql`r.id = ${of.requestId}::uuid` : sql`r.assigned_to = ${of.staffId}::uuid`
  await giveBack(
    ctx,
    sql`${which} and (c.disabled_at <= ${ctx.now()} or not c.roles && ${PERMISSIONS['requests.update']}::text[])`,
  )
}

/** `which`: of the requests `r`, each with the colleague `c` who has it. */
async function giveBack(ctx: Ctx, which: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ id: string }>`select r.id
    from requests.requests r join organisation.directory c on c.id = r.assigned_to
    where r.status <> 'closed' and ${which}`.execute(ctx.db)
  for (const request of await listForUpdate(
    ctx,
    rows.map(row => row.id),
  )) {
    await change(ctx, request.id, { assigned_to: null })
    await addAssignment(ctx, request, null)
    await publish(ctx, requestAssigned({ requestId: request.id, to: null, by: null }))
  }
}
