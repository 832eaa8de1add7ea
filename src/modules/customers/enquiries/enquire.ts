import { sql } from 'kysely'
import type { StaffActor } from '../../../platform/actor.ts'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound, refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { isId, newId } from '../../../platform/id.ts'
import { maskCards } from '../../../platform/masking/index.ts'
import { can } from '../../organisation/index.ts'
import { enquiryBegun, enquiryEnded } from '../customers.events.ts'

/** Whose duty it is. Nobody else learns that there are any. */
export function enquirerOf({ actor }: Ctx): StaffActor {
  if (actor.kind !== 'staff' || !can(actor, 'customers.enquire')) throw new NotFound('enquiry')
  return actor
}

/**
 * Begins an enquiry into who looked at a record: from now on until it ends nobody is shown who looked. The enquirer need not
 * be able to open the record. Throws NotFound and Refused: `customers.reason-missing`, `customers.enquiry-runs`.
 */
export async function beginEnquiry(ctx: Ctx, input: { customerId: string; reason: string }): Promise<string> {
  const me = enquirerOf(ctx)
  const reason = maskCards(input.reason.trim())
  refuseUnless(reason !== '', 'customers.reason-missing')
  return ctx.transaction(async ctx => {
    const { rows } = await sql<{ id: string; runs: boolean }>`select c.id, ${isWithheld(sql`c.id`)} as runs
      from customers.customers c join customers.identity i on i.person_id = c.id
      where i.customer_id = ${isId(input.customerId) ? input.customerId : null}::uuid for update of c`.execute(ctx.db)
    if (!rows[0]) throw new NotFound('customer')
    refuseUnless(!rows[0].runs, 'customers.enquiry-runs')
    const id = newId()
    await ctx.db
      .insertInto('customers.enquiries')
      .values({ id, customer_id: rows[0].id, reason, begun_by: me.id, begun_at: ctx.now() })
      .execute()
    await publish(ctx, enquiryBegun({ enquiryId: id }))
    return id
  })
}

/** Ends it: who looked may be shown again. Throws NotFound and Refused `customers.reason-missing`, `customers.enquiry-over`. */
export async function endEnquiry(ctx: Ctx, input: { enquiryId: string; reason: string }): Promise<void> {
  const me = enquirerOf(ctx)
  const reason = maskCards(input.reason.trim())
  refuseUnless(reason !== '', 'customers.reason-missing')
  await ctx.transaction(async ctx => {
    const { rows } = await sql<{ ended_at: Date | null }>`select ended_at from customers.enquiries
      where id = ${isId(input.enquiryId) ? input.enquiryId : null}::uuid for update`.execute(ctx.db)
    if (!rows[0]) throw new NotFound('enquiry')
    refuseUnless(!rows[0].ended_at, 'customers.enquiry-over')
    await sql`update customers.enquiries set end_reason = ${reason}, ended_by = ${me.id}::uuid, ended_at = ${ctx.now()}
      where id = ${input.enquiryId}::uuid`.execute(ctx.db)
    await publish(ctx, enquiryEnded({ enquiryId: input.enquiryId }))
  })
}

/** Does an enquiry run into who looked at the records of this person, by any of her ids? */
export const isWithheld = (customerId: ReturnType<typeof sql>) => sql<boolean>`exists (select from customers.enquiries e
  join customers.ids_of_person h on h.other_id = e.customer_id
  where h.customer_id = ${customerId} and e.ended_at is null)`
