import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId, newId } from '../../platform/id.ts'
import { findStaffByEmail } from '../organisation/index.ts'
import { ownRecordEnded, ownRecordLinked } from './customers.events.ts'
import { writerOf } from './lock-customer.ts'
import { lockToRestrict } from './restrict-customer.ts'

interface Link {
  id: string
  /** The one of her ids that it was said of. */
  heldBy: string
  staffId: string
  kind: 'own' | 'family'
}

/**
 * This is the record of a colleague or of her family: from now on she sees neither it nor what was asked by them. Throws
 * NotFound and Refused `customers.no-such-colleague`.
 */
export async function linkOwnRecord(
  ctx: Ctx,
  input: { customerId: string; email: string; kind: 'own' | 'family' },
): Promise<void> {
  await ctx.transaction(async ctx => {
    const customerId = await lockToRestrict(ctx, input.customerId)
    const colleague = await findStaffByEmail(ctx, input.email.trim().toLowerCase())
    refuseUnless(colleague !== null, 'customers.no-such-colleague')
    const staffId = colleague!.id
    const linked = (await listInForce(ctx, customerId)).filter(link => link.staffId === staffId)
    if (linked.some(({ kind }) => kind === input.kind)) return
    for (const link of linked) await end(ctx, customerId, link)
    const holders = linked.length > 0 ? linked.map(({ heldBy }) => heldBy) : [customerId]
    const said = { staff_id: staffId, kind: input.kind, recorded_by: writerOf(ctx), recorded_at: ctx.now() }
    const rows = holders.map(holder => ({ id: newId(), customer_id: holder, ...said }))
    await ctx.db.insertInto('customers.own_records').values(rows).execute()
    await publish(ctx, ...rows.map(({ id }) => ownRecordLinked({ customerId, rowId: id, staffId, kind: input.kind })))
  })
}

/** It is not, or not any more: the colleague may see it again. Ending it again changes nothing. Throws NotFound. */
export async function endOwnRecord(ctx: Ctx, input: { customerId: string; rowId: string }): Promise<void> {
  if (!isId(input.rowId)) throw new NotFound('own record')
  await ctx.transaction(async ctx => {
    const customerId = await lockToRestrict(ctx, input.customerId)
    const link = (await listInForce(ctx, customerId)).find(({ id }) => id === input.rowId)
    if (link) await end(ctx, customerId, link)
  })
}

/** Under any id of the person. */
async function listInForce(ctx: Ctx, customerId: string): Promise<Link[]> {
  const { rows } = await sql<Link>`select x.id, x.customer_id as "heldBy", x.staff_id as "staffId", x.kind
    from customers.ids_of_person h join customers.own_records x on x.customer_id = h.other_id
    where h.customer_id = ${customerId}::uuid and x.ended_at is null`.execute(ctx.db)
  return rows
}

async function end(ctx: Ctx, customerId: string, { id, staffId, kind }: Link): Promise<void> {
  await ctx.db
    .updateTable('customers.own_records')
    .set({ ended_at: ctx.now(), ended_by: writerOf(ctx) })
    .where('id', '=', id)
    .execute()
  await publish(ctx, ownRecordEnded({ customerId, rowId: id, staffId, kind }))
}
