import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** Whoever has this phone (E.164) texted STOP: nobody is to text it, and whoever opens the record sees so. */
export async function stopTexts(ctx: Ctx, phone: string): Promise<void> {
  await sql`update customers.contact_points set text_ok = false, texts_stopped_at = ${ctx.now()}
    where kind = 'phone' and normal = ${phone} and ended_at is null and text_ok`.execute(ctx.db)
  // And stays so where a colleague only doubts that it is safe, and says otherwise later.
  await sql`update customers.contact_points set before_doubt[2] = false, stopped_before_doubt = ${ctx.now()}
    where kind = 'phone' and normal = ${phone} and ended_at is null and before_doubt[2]`.execute(ctx.db)
}

/** She texted START: what STOP has changed is as it was. A phone that was never safe to text does not become so. */
export async function startTexts(ctx: Ctx, phone: string): Promise<void> {
  await sql`update customers.contact_points set text_ok = true, texts_stopped_at = null
    where kind = 'phone' and normal = ${phone} and ended_at is null and texts_stopped_at is not null`.execute(ctx.db)
  await sql`update customers.contact_points set before_doubt[2] = true, stopped_before_doubt = null
    where kind = 'phone' and normal = ${phone} and ended_at is null and stopped_before_doubt is not null`.execute(
    ctx.db,
  )
}
