// What one batch of an old system's rows does to the database, each step one statement for all of them.
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { publish } from '../../../platform/events/index.ts'
import { customerDied } from '../customers.events.ts'
import { doubtGiven } from '../doubt-ways.ts'
import { isProtectedName } from '../protected-name.ts'
import type { ImportedCustomer, ImportedPoint } from './read-record.ts'

/** Which import, of which old system. */
export interface Of {
  importId: string
  source: string
}

export interface Conflict {
  line: number
  field: string
}

export async function listConflicts(ctx: Ctx, importId: string): Promise<Conflict[]> {
  const { rows } = await sql<Conflict>`
    select line, field from customers.import_conflicts where import_id = ${importId} order by line, field`.execute(
    ctx.db,
  )
  return rows
}

const people = (batch: ImportedCustomer[]) => sql`jsonb_to_recordset(${JSON.stringify(batch)}::jsonb)
  as p (id uuid, source_id text, line int, kind text, name text, born date, language text, died timestamptz, do_not_use boolean)`
const points = (batch: ImportedPoint[]) => sql`jsonb_to_recordset(${JSON.stringify(batch)}::jsonb)
  as c (id uuid, customer_id uuid, kind text, value text, normal text, safe boolean, uprn text)`

/** From now on no record of this source is compared; what was suggested of them goes. */
export async function keepApart(ctx: Ctx, source: string): Promise<void> {
  await ctx.transaction(async ctx => {
    await sql`insert into customers.apart_sources (source, said_at) values (${source}, ${ctx.now()})
      on conflict do nothing`.execute(ctx.db)
    await sql`delete from customers.suggested_pairs s using customers.customers c
      where s.state = 'open' and c.id in (s.customer_id, s.other_id) and c.source = ${source}`.execute(ctx.db)
  })
}

/** Which of these are there already. */
export async function findImported(ctx: Ctx, ids: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from customers.customers where id = any(${ids}::uuid[])`.execute(ctx.db)
  return new Set(rows.map(row => row.id))
}

/** They are compared with all others when the file is through, not one by one. */
export async function addImported(
  ctx: Ctx,
  source: string,
  batch: ImportedCustomer[],
  contact: ImportedPoint[],
): Promise<void> {
  const now = ctx.now()
  await sql`insert into customers.customers (id, kind, name, born, language, died_at, source, source_id, created_at, matched_at)
    select p.id, p.kind, p.name, p.born, coalesce(p.language, 'en'), p.died, ${source}, p.source_id, ${now}, ${now}
    from ${people(batch)}`.execute(ctx.db)
  await addPoints(ctx, source, contact)
}

/** An old system says how somebody is reached, and nothing of whether that is safe: nobody asked her. */
async function addPoints(ctx: Ctx, source: string, contact: ImportedPoint[]): Promise<void> {
  await sql`insert into customers.contact_points (id, customer_id, kind, value, normal, safe, asked, uprn, source, created_at)
    select c.id, c.customer_id, c.kind, c.value, c.normal, c.safe, false, c.uprn, ${source}, ${ctx.now()}
    from ${points(contact)}`.execute(ctx.db)
  await doubtGiven(
    ctx,
    contact.map(({ id }) => id),
  )
}

/**
 * What the old system says now of those who are there. A value is replaced where it was last said by the same system; where
 * staff changed it since and the system says something new, theirs stays and the conflict is kept. Answers who changed.
 */
export async function changeImported(
  ctx: Ctx,
  { importId, source }: Of,
  batch: ImportedCustomer[],
): Promise<{ changed: string[]; conflicts: Conflict[] }> {
  const { rows } = await sql<{ customer_id: string; line: number; field: string; ours: boolean }>`
    with told as (
      select p.id, p.line, f.field, f.holds, f.says,
        (select h.source from customers.changes h where h.customer_id = p.id and h.field = f.field
          order by h.changed_at desc, h.id desc limit 1) as last_by,
        (select h.becomes from customers.changes h where h.customer_id = p.id and h.field = f.field and h.source = ${source}
          order by h.changed_at desc, h.id desc limit 1) as said_later,
        (select h.was from customers.changes h where h.customer_id = p.id and h.field = f.field
          order by h.changed_at, h.id limit 1) as said_first,
        f.field = 'name' and ${isProtectedName(sql`p.id`, sql`p.name`)} as is_protected
      from ${people(batch)} join customers.customers c on c.id = p.id
      cross join lateral (values ('name', to_jsonb(c.name), to_jsonb(p.name)), ('born', to_jsonb(c.born), to_jsonb(p.born)),
        ('language', to_jsonb(c.language), to_jsonb(p.language)), ('kind', to_jsonb(c.kind), to_jsonb(p.kind)),
        ('died_at', to_jsonb(c.died_at), case when c.died_at is null then to_jsonb(p.died) end)) f (field, holds, says)
      where f.says is not null and f.says is distinct from f.holds),
    news as (
      select *, is_protected or (last_by is not null and last_by <> ${source}) as ours from told
      where last_by is null or last_by = ${source} or case field when 'died_at' then coalesce(said_later, said_first, 'null') = 'null'
        else says is distinct from coalesce(said_later, said_first) end),
    kept as (insert into customers.import_conflicts (import_id, line, field, customer_id)
      select ${importId}::uuid, line, field, id from news where ours),
    history as (insert into customers.changes (id, customer_id, field, was, becomes, source, changed_at)
      select customers.id_of(concat_ws(chr(1), ${importId}::text, id, field)), id, field, holds, says, ${source}, ${ctx.now()}
      from news where not ours),
    written as (update customers.customers c set matched_at = null,
        name = coalesce(n.says->>'name', c.name), born = coalesce((n.says->>'born')::date, c.born),
        language = coalesce(n.says->>'language', c.language), kind = coalesce(n.says->>'kind', c.kind),
        died_at = coalesce((n.says->>'died_at')::timestamptz, c.died_at)
      from (select id, jsonb_object_agg(field, says) as says from news where not ours group by id) n where c.id = n.id)
    select id as customer_id, line, field, ours from news order by line, field`.execute(ctx.db)
  await tellOfDead(
    ctx,
    rows.filter(row => !row.ours && row.field === 'died_at').map(row => row.customer_id),
  )
  return {
    changed: rows.filter(row => !row.ours).map(row => row.customer_id),
    conflicts: rows.filter(row => row.ours),
  }
}

/** Of those who were here already something may wait to be sent, or a call be promised; of who comes as dead nothing is. */
async function tellOfDead(ctx: Ctx, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await sql<{ id: string }>`select distinct person_id as id from customers.identity
    where customer_id = any(${ids}::uuid[]) order by 1`.execute(ctx.db)
  await publish(ctx, ...rows.map(({ id }) => customerDied({ customerId: id })))
}

/** None of the ways this system said is used any more, of those whom it says so of; what staff saved since stays. Answers whose changed. */
export async function stopUsing(ctx: Ctx, { importId, source }: Of, batch: ImportedCustomer[]): Promise<string[]> {
  const { rows } = await sql<{ customer_id: string }>`
    with stopped as (update customers.contact_points h set safe = false, text_ok = false, message_ok = false,
        before_doubt = case when h.before_doubt is not null then array[false, false, false] end
      from ${people(batch)} where p.do_not_use and p.id = h.customer_id and h.source = ${source} and h.ended_at is null
        and (h.safe or h.before_doubt[1] or h.before_doubt[2]) returning h.id, h.customer_id, h.kind),
    history as (insert into customers.changes (id, customer_id, field, was, becomes, source, changed_at)
      select customers.id_of(concat_ws(chr(1), ${importId}::text, id, 'do_not_use')), customer_id, 'contact_point',
        jsonb_build_object('id', id, 'kind', kind, 'safe', true), jsonb_build_object('id', id, 'kind', kind, 'safe', false),
        ${source}, ${ctx.now()} from stopped)
    select distinct customer_id from stopped`.execute(ctx.db)
  return rows.map(row => row.customer_id)
}

/**
 * Contact points of those who are there: new ones are added, and of the kinds the row names, those this system said before
 * and says no more are ended. What staff ended stays so. Answers whose changed.
 */
export async function changePoints(ctx: Ctx, { importId, source }: Of, contact: ImportedPoint[]) {
  const { rows } = await sql<{ customer_id: string }>`
    with said as (select c.*, h.id as there, h.ended_at,
        (select x.source = ${source} and x.becomes is null from customers.changes x
          where x.customer_id = c.customer_id and x.field = 'contact_point' and coalesce(x.was, x.becomes)->>'id' = c.id::text
          order by x.changed_at desc, x.id desc limit 1) as ended_by_us
      from ${points(contact)} left join customers.contact_points h on h.id = c.id),
    added as (insert into customers.contact_points (id, customer_id, kind, value, normal, safe, asked, uprn, source, created_at)
      select s.id, s.customer_id, s.kind, s.value, s.normal, s.safe, false, s.uprn, ${source}, ${ctx.now()} from said s
      where s.there is null and not exists (select from customers.contact_points o where o.customer_id = s.customer_id
        and o.kind = s.kind and o.ended_at is null
        and case s.kind when 'address' then lower(o.value) = lower(s.value) when 'phone' then o.value = s.value else o.normal = s.normal end)
      returning id, customer_id, kind),
    again as (update customers.contact_points h set ended_at = null from said s
      where h.id = s.id and s.ended_at is not null and s.ended_by_us returning h.id, h.customer_id, h.kind),
    ended as (update customers.contact_points h set ended_at = ${ctx.now()}
      from (select customer_id, kind, array_agg(id) as ids from said group by 1, 2) s
      where (h.customer_id, h.kind) = (s.customer_id, s.kind) and h.source = ${source} and h.ended_at is null
        and h.id <> all(s.ids) returning h.id, h.customer_id, h.kind),
    news as (
      select id, customer_id, kind, true as lives from added union all
      select id, customer_id, kind, true from again union all
      select id, customer_id, kind, false from ended),
    history as (insert into customers.changes (id, customer_id, field, was, becomes, source, changed_at)
      select customers.id_of(concat_ws(chr(1), ${importId}::text, id, 'contact_point')), customer_id, 'contact_point',
        case when not lives then jsonb_build_object('id', id, 'kind', kind) end,
        case when lives then jsonb_build_object('id', id, 'kind', kind) end, ${source}, ${ctx.now()}
      from news)
    select distinct customer_id from news`.execute(ctx.db)
  await doubtGiven(
    ctx,
    contact.map(({ id }) => id),
  )
  return rows.map(row => row.customer_id)
}
