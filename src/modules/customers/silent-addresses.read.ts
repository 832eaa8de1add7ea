import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/**
 * Of these addresses (emails, or numbers in E.164) those at which nobody is to be written to of her own wish either: a record says
 * that it is not safe, or that she has died, or whoever wrote from there asked for silence. In small letters.
 */
export async function listSilentAddresses(ctx: Ctx, addresses: readonly string[]): Promise<Set<string>> {
  const asked = addresses.map(each => each.toLowerCase())
  if (asked.length === 0) return new Set()
  const { rows } = await sql<{ normal: string }>`select distinct a.normal
    from unnest(${asked}::text[]) a (normal) cross join (values ('email'), ('phone')) k (kind)
    left join (customers.point_holders h join customers.ways w
      on w.customer_id = h.customer_id and w.kind = h.kind and w.normal = h.normal) on h.kind = k.kind and h.normal = a.normal
    where case when h.customer_id is null then customers.asked_for_silence(k.kind, a.normal)
      else not customers.may_be_answered(w.kind, w.safe, w.text_ok, w.doubted_at)
        or (select c.died_at is not null from customers.persons c where c.customer_id = h.customer_id) end`.execute(
    ctx.db,
  )
  return new Set(rows.map(({ normal }) => normal))
}

/** A way of hers as it is now, where nobody is to write to it, and why as far as the program knows; null: it may be used, nobody asked her, or it is hers no more. */
export async function findSilentWay(
  ctx: Ctx,
  pointId: string,
): Promise<{ kind: 'email' | 'phone' | 'address'; value: string; normal: string; because: string | null } | null> {
  const { rows } = await sql<{
    kind: 'email' | 'phone' | 'address'
    value: string
    normal: string
    because: string | null
  }>`select kind, value, normal, doubted_because as because from customers.contact_points
    where id = ${pointId}::uuid and ended_at is null and texts_stopped_at is null
      and not case kind when 'phone' then text_ok or (safe and doubted_at is null and not texts_asked) else safe end`.execute(
    ctx.db,
  )
  return rows[0] ?? null
}
