import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { type ContactPointInput, saveContactPoint } from './save-contact-point.ts'

type Point = Omit<ContactPointInput, 'customerId' | 'source' | 'value'> & { id: string }

/**
 * Her email or phone was written down wrongly: the right one takes its place, as safe as that was. Nothing where she has none such.
 * Throws as `saveContactPoint` does.
 */
export async function correctContactPoint(
  ctx: Ctx,
  input: { customerId: string; kind: 'email' | 'phone'; was: string; value: string; source: string },
): Promise<void> {
  const { rows } =
    await sql<Point>`select p.id, p.kind, customers.is_preferred(p) as preferred, p.safe, p.asked, p.text_ok as "textOk", p.message_ok as "messageOk", p.neutral
    from customers.ids_of_person i join customers.contact_points p on p.customer_id = i.other_id
    where i.customer_id = ${input.customerId}::uuid and p.kind = ${input.kind} and p.normal = ${input.was.toLowerCase()}
      and p.ended_at is null limit 1`.execute(ctx.db)
  if (!rows[0]) return
  const { id, ...point } = rows[0]
  const { customerId, value, source } = input
  await saveContactPoint(ctx, { ...point, customerId, value, source, replaces: id })
}
