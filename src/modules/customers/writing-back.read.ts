import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Language } from '../../platform/text.ts'
import type { WrittenFrom } from './holder.read.ts'

/** What to mind when somebody is answered where she wrote from. Of nobody we know there is nothing to mind. */
export interface WritingBack {
  /** Nobody who has it said that writing there is not safe. */
  isSafe: boolean
  /** A subject that says nothing of what it is about. */
  isNeutral: boolean
  isLarge: boolean
  /** What she asked to be written in; null: several people have it, or nobody. */
  language: Language | null
  /** The one person who writes from there; null: nobody's, or several people's. */
  personId: string | null
}

/** One query; every mail that comes in asks it. */
export async function readWritingBack(ctx: Ctx, { kind, value }: WrittenFrom): Promise<WritingBack> {
  const normal = value.toLowerCase()
  const points = sql`customers.contact_points p where p.kind = ${kind} and p.normal = ${normal} and p.ended_at is null`
  const { rows } = await sql<WritingBack>`
    with holders as materialized (select distinct i.person_id as id from customers.point_holders h
      join customers.identity i on i.customer_id = h.customer_id where h.kind = ${kind} and h.normal = ${normal})
    select coalesce((select bool_and(p.safe) from ${points}), true) as "isSafe",
      coalesce((select bool_or(p.neutral) from ${points}), false) as "isNeutral",
      exists (select from holders h join customers.current_needs n on n.customer_id = h.id where n.kind = 'large-print') as "isLarge",
      (select case when count(*) = 1 then min(c.language) end from holders h join customers.customers c on c.id = h.id) as language,
      (select case when count(*) = 1 then min(h.id::text) end from holders h) as "personId"`.execute(ctx.db)
  return rows[0]!
}
