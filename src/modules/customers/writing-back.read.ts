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
}

/** One query. */
export async function readWritingBack(ctx: Ctx, { kind, value }: WrittenFrom): Promise<WritingBack> {
  const { rows } = await sql<WritingBack>`select coalesce(bool_and(w.safe), true) as "isSafe",
      coalesce(bool_or(w.neutral), false) as "isNeutral",
      exists (select from customers.current_needs n join customers.ways v on v.customer_id = n.customer_id
        where v.kind = ${kind} and v.normal = ${value.toLowerCase()} and n.kind = 'large-print') as "isLarge",
      case when count(distinct r.person_id) = 1 then min(r.language) end as language
    from customers.ways w join customers.reachable r on r.customer_id = w.customer_id
    where w.kind = ${kind} and w.normal = ${value.toLowerCase()}`.execute(ctx.db)
  return rows[0]!
}
