import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { can } from '../organisation/index.ts'
import type { CustomerView, Reason } from './customer.ts'
import { isProtectedName, nameFor, readsProtected } from './protected-name.ts'
import { OPENING, seenBy } from './seen-by.ts'

const MOST_CHANGES = 200

/**
 * Everything known of a person, by any of her ids, in one query. A colleague has to have opened the record within the last
 * hour and to have said why. Throws NotFound (also: not yours to see) and Refused `customers.why-missing`.
 */
export async function readCustomer(ctx: Ctx, id: string): Promise<CustomerView> {
  const row = isId(id) ? (await ofPerson(ctx, id).execute(ctx.db)).rows[0] : undefined
  if (!row) throw new NotFound(`customer ${id}`)
  const openedFor = ctx.actor.kind === 'staff' ? row.openedFor : 'request'
  if (!openedFor) throw new Refused('customers.why-missing')
  return withDates({ ...row, openedFor })
}

type Row = Omit<CustomerView, 'openedFor'> & { openedFor: Reason | null }

/** What belongs to one of her ids. */
const hers = sql`customer_id = any(p.ids)`

function ofPerson(ctx: Ctx, id: string) {
  const teams = ctx.actor.kind === 'staff' ? ctx.actor.teams : []
  const all = ctx.actor.kind === 'system'
  const isOpen = readsProtected(ctx.actor)
  const ownersOnly = (column: string) =>
    sql`case when ${all} or t.owner_team = any(${teams}::text[]) then t.${sql.ref(column)} end`
  return sql<Row>`
    select c.id, p.ids, c.kind, c.name, h.born, h.language, h.preferred_channel as "preferredChannel",
      h.preferred_times as "preferredTimes", h.informed, h.safe_words as "safeWords", h.died_at as "diedAt", c.source,
      c.created_at as "createdAt",
      ${list(sql`select ${recorded}, t.kind, t.name, t.protected from customers.other_names t
        where ${hers} and (not t.protected or ${isOpen}) order by t.recorded_at, t.id`)} as names,
      ${list(sql`select t.id, t.source, t.created_at as "recordedAt", (select name from organisation.colleagues where id = t.recorded_by) as "recordedBy",
          t.ended_at as "endedAt", (select name from organisation.colleagues where id = t.ended_by) as "endedBy", t.kind, t.value, t.normal,
          t.verified_at as "verifiedAt", customers.is_preferred(t) as preferred, t.safe, t.asked, t.text_ok as "textOk", t.message_ok as "messageOk", t.neutral,
          t.failing_since as "failingSince", t.failing_because as "failingBecause", t.doubted_at as "doubtedAt", t.doubted_because as "doubtedBecause", t.replaces, t.uprn, t.from_on as "fromOn", t.to_on as "toOn"
        from customers.contact_points t where ${hers} order by customers.is_preferred(t) desc, t.created_at, t.id`)} as points,
      ${list(sql`select t.id, t.source, t.created_at as "recordedAt", null as "recordedBy", null as "endedAt", null as "endedBy", w.kind, w.value, w.normal,
          w.verified_at as "verifiedAt", w.preferred, w.safe, w.asked, w.text_ok as "textOk", w.message_ok as "messageOk", w.neutral,
          w.failing_since as "failingSince", w.failing_because as "failingBecause", w.doubted_at as "doubtedAt", w.doubted_because as "doubtedBecause", t.replaces, t.uprn, t.from_on as "fromOn", t.to_on as "toOn"
        from customers.ways w join customers.contact_points t on t.id = w.id where w.customer_id = c.id order by w.preferred desc, t.created_at, t.id`)} as ways,
      ${list(sql`select ${recorded}, t.kind, t.detail from customers.needs t where ${hers} order by t.recorded_at, t.id`)} as needs,
      ${list(sql`select ${recorded}, t.kind, t.other_id as "otherId",
          coalesce(nullif(t.other_name, ''), (select ${nameFor(ctx.actor, 'o')} from customers.customers o where o.id = t.other_id and ${seenBy(ctx.actor, 'o')}), '') as "otherName",
          t.authority, t.scope, t.may_see as "maySee", t.until
        from customers.relationships t where ${hers} order by t.recorded_at, t.id`)} as relationships,
      ${list(sql`select ${recorded}, t.instruction, ${ownersOnly('evidence')} as evidence, t.owner_team as "ownerTeam",
          t.review_on as "reviewOn", t.told, ${ownersOnly('not_told_because')} as "notToldBecause"
        from customers.safety_markers t where ${hers} order by t.recorded_at, t.id`)} as markers,
      ${list(sql`select t.id, t.field, t.was, t.becomes, t.source, t.changed_at as "changedAt",
          (select name from organisation.colleagues where id = t.changed_by) as "changedBy"
        from customers.changes t where ${hers} and (${isOpen} or t.field <> 'name'
          or not (${isProtectedName(sql`c.id`, sql`t.was #>> '{}'`)} or ${isProtectedName(sql`c.id`, sql`t.becomes #>> '{}'`)}))
        order by t.changed_at desc, t.id desc limit ${MOST_CHANGES}`)} as changes,
      (select to_jsonb(x) from (select t.id, t.kind, t.owner_team as "ownerTeam", t.teams, t.hinted
        from customers.restrictions t where ${hers} and t.ended_at is null order by t.recorded_at limit 1) x) as restriction,
      ${list(sql`select ${recordedBy}, t.kind, (select name from organisation.colleagues where id = t.staff_id) as colleague
        from customers.own_records t where ${hers} and ${can(ctx.actor, 'customers.restrict')} order by t.recorded_at, t.id`)} as "ownRecords",
      (select o.reason from customers.openings o where ${hers} and o.staff_id = ${ctx.actor.kind === 'staff' ? ctx.actor.id : null}::uuid
        and o.opened_at > now() - ${OPENING} order by o.opened_at desc limit 1) as "openedFor"
    from customers.persons h join customers.customers c on c.id = h.person_id
    cross join lateral (select array_prepend(c.id, array(select m.customer_id from customers.merged_ids m where m.person_id = c.id)) as ids) p
    where h.customer_id = ${id}::uuid and ${seenBy(ctx.actor, 'c')}`
}

const recordedBy = sql`t.id, t.recorded_at as "recordedAt", t.ended_at as "endedAt",
  (select name from organisation.colleagues where id = t.recorded_by) as "recordedBy",
  (select name from organisation.colleagues where id = t.ended_by) as "endedBy"`

const recorded = sql`t.source, ${recordedBy}`

const list = (query: RawBuilder<unknown>) => sql`(select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (${query}) x)`

/** JSON carries times as text. */
function withDates(row: CustomerView): CustomerView {
  const dated = <T extends object>(rows: T[]): T[] => rows.map(each => ({ ...each, ...timesOf(each) }))
  return {
    ...row,
    names: dated(row.names),
    points: dated(row.points),
    ways: dated(row.ways),
    needs: dated(row.needs),
    relationships: dated(row.relationships),
    markers: dated(row.markers),
    changes: dated(row.changes),
    ownRecords: dated(row.ownRecords),
  }
}

function timesOf(row: object): object {
  const times = Object.entries(row).filter(([name, value]) => name.endsWith('At') && typeof value === 'string')
  return Object.fromEntries(times.map(([name, value]) => [name, new Date(value)]))
}

/** The person an id belongs to, her name, and whether the actor may see her; null where she may not even know of her. */
export async function findWhom(ctx: Ctx, id: string): Promise<{ id: string; name: string | null } | null> {
  if (!isId(id)) return null
  const { rows } = await sql<{ id: string; name: string | null }>`select c.id, c.name from customers.identity i
    join customers.customers c on c.id = i.person_id
    where i.customer_id = ${id}::uuid and ${seenBy(ctx.actor, 'c')}`.execute(ctx.db)
  return rows[0] ?? null
}
