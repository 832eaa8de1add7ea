import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { type ContactPointInput, saveContactPoint } from './save-contact-point.ts'

type Point = Omit<ContactPointInput, 'customerId' | 'source' | 'value'> & { id: string }

/**
 * Her email or phone was written down wrongly: the right one takes its place, as safe as that was. Nothing where she has none such, or
 * where it is not safe: the right one would not be either. Throws as `saveContactPoint` does.
 */
export async function correctContactPoint(
  ctx: Ctx,
  input: { customerId: string; kind: 'email' | 'phone'; was: string; value: string; source: string },
): Promise<void> {
  const { rows } = await sql<Point>`select w.id, w.kind, w.preferred, w.safe, w.asked, w.text_ok as "textOk",
      p.texts_asked as "textsAsked", w.message_ok as "messageOk", w.neutral
    from customers.ways w join customers.contact_points p on p.id = w.id
    where w.customer_id = ${input.customerId}::uuid and w.kind = ${input.kind} and w.normal = ${input.was.toLowerCase()}
      and (w.safe or w.text_ok) and w.doubted_at is null limit 1`.execute(ctx.db)
  if (!rows[0]) return
  const { id, ...point } = rows[0]
  const { customerId, value, source } = input
  await saveContactPoint(ctx, { ...point, customerId, value, source, replaces: id })
}
