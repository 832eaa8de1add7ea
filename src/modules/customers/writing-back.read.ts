import { sql } from 'kysely'
import { together } from '../../platform/database/together.ts'
import type { Language } from '../../platform/text.ts'
import type { WrittenFrom } from './holder.read.ts'

/** What to mind when somebody is answered where she wrote from. */
export interface WritingBack {
  /** Nobody who has it, or who wrote from there, said that writing there is not safe. A phone may be safe for texts alone. */
  isSafe: boolean
  /** It stands in somebody's record, where a colleague can say that it is safe. */
  isRecorded: boolean
  /** A subject that says nothing of what it is about. */
  isNeutral: boolean
  isLarge: boolean
  /** What she asked to be written in; null: several people have it, or nobody. */
  language: Language | null
  /** The one person who writes from there; null: nobody's, or several people's. */
  personId: string | null
}

/** One query, for all that ask at the same moment in a shared transaction; every mail that comes in asks it. */
export const readWritingBack = together(async (db, all: WrittenFrom[]): Promise<WritingBack[]> => {
  const asked = JSON.stringify(all.map(({ kind, value }) => ({ kind, normal: value.toLowerCase() })))
  const points = sql`customers.contact_points p where p.kind = a.kind and p.normal = a.normal and p.ended_at is null`
  const { rows } = await sql<WritingBack>`
    with asked as materialized (select * from rows from (jsonb_to_recordset(${asked}::jsonb) as (kind text, normal text))
        with ordinality as a (kind, normal, at)),
      holders as materialized (select distinct a.at, i.person_id as id from asked a
        join customers.point_holders h on h.kind = a.kind and h.normal = a.normal
        join customers.identity i on i.customer_id = h.customer_id)
    select coalesce((select bool_and(customers.may_be_answered(p.kind, p.safe, p.text_ok, p.doubted_at)) from ${points}),
        not customers.asked_for_silence(a.kind, a.normal)) as "isSafe",
      exists (select from ${points}) as "isRecorded",
      coalesce((select bool_or(p.neutral) from ${points}), false) as "isNeutral",
      exists (select from holders h join customers.current_needs n on n.customer_id = h.id
        where h.at = a.at and n.kind = 'large-print') as "isLarge",
      (select case when count(*) = 1 then min(c.language) end from holders h join customers.persons c on c.customer_id = h.id
        where h.at = a.at) as language,
      (select case when count(*) = 1 then min(h.id::text) end from holders h where h.at = a.at) as "personId"
    from asked a order by a.at`.execute(db)
  return rows
})
