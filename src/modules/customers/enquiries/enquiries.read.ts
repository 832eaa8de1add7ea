import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { cursorOf, readCursor } from '../../../platform/database/cursor.ts'
import { NotFound } from '../../../platform/errors.ts'
import { isId } from '../../../platform/id.ts'
import { can } from '../../organisation/index.ts'
import type { Reason } from '../customer.ts'
import { enquirerOf, isWithheld } from './enquire.ts'

export interface Enquiry {
  id: string
  /** Of whose record it is; her name is not told. */
  customerId: string
  reason: string
  begunBy: string
  begunAt: Date
  endReason: string | null
  endedBy: string | null
  endedAt: Date | null
}

const PAGE = 50

const columns = sql`e.id, e.customer_id as "customerId", e.reason, b.name as "begunBy", e.begun_at as "begunAt",
  e.end_reason as "endReason", d.name as "endedBy", e.ended_at as "endedAt"`
const joined = sql`customers.enquiries e join organisation.colleagues b on b.id = e.begun_by
  left join organisation.colleagues d on d.id = e.ended_by`

/** The newest first, a page at a time. */
export async function listEnquiries(ctx: Ctx, after?: string): Promise<{ rows: Enquiry[]; next: string | null }> {
  enquirerOf(ctx)
  const cursor = readCursor(after)
  const { rows } = await sql<Enquiry & { cursor: string }>`
    select ${columns}, ${cursorOf(sql.ref('e.begun_at'), sql.ref('e.id'))} as cursor from ${joined}
    where ${cursor ? sql`(e.begun_at, e.id) < ${cursor}` : sql`true`}
    order by e.begun_at desc, e.id desc limit ${PAGE + 1}`.execute(ctx.db)
  const page = rows.slice(0, PAGE)
  return { rows: page, next: rows.length > PAGE ? page.at(-1)!.cursor : null }
}

/** Someone who opened the record, as whoever enquires has to know: by name, with her own words. */
export interface LookEnquired {
  at: Date
  who: string
  teams: string[]
  reason: Reason
  words: string
  brokeGlass: boolean
}

const MOST_LOOKS = 500

/** An enquiry with everybody who opened the record, the newest first, at most 500. */
export async function readEnquiry(ctx: Ctx, id: string): Promise<Enquiry & { looks: LookEnquired[] }> {
  enquirerOf(ctx)
  const { rows } = await sql<Enquiry & { looks: LookEnquired[] }>`select ${columns},
      (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (
        select o.opened_at as at, w.name as who, o.teams, o.reason, o.words, o.broke_glass as "brokeGlass"
        from customers.ids_of_person h join customers.openings o on o.customer_id = h.other_id
        join organisation.colleagues w on w.id = o.staff_id
        where h.customer_id = e.customer_id order by o.opened_at desc, o.id desc limit ${MOST_LOOKS}) x) as looks
    from ${joined} where e.id = ${isId(id) ? id : null}::uuid`.execute(ctx.db)
  if (!rows[0]) throw new NotFound('enquiry')
  return { ...rows[0], looks: rows[0].looks.map(look => ({ ...look, at: new Date(look.at) })) }
}

/** Reasons of these enquiries, for the list of who did what; none for who may not know of them. */
export async function nameEnquiries(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0 || !can(ctx.actor, 'customers.enquire')) return new Map()
  const { rows } = await sql<{ id: string; reason: string }>`
    select id, coalesce(end_reason, reason) as reason from customers.enquiries where id = any(${[...ids]}::uuid[])`.execute(
    ctx.db,
  )
  return new Map(rows.map(({ id, reason }) => [id, reason]))
}

/** May nobody be shown now who looked at this person's records? */
export async function areLooksWithheld(ctx: Ctx, customerId: string): Promise<boolean> {
  if (!isId(customerId)) return false
  const { rows } = await sql<{ is: boolean }>`select ${isWithheld(sql`${customerId}::uuid`)} as is`.execute(ctx.db)
  return rows[0]!.is
}
