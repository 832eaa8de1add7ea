// The screens on which people look at suggested pairs.
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { Ctx } from '../../../platform/context.ts'
import { isId } from '../../../platform/id.ts'
import type { Agreement, Explained } from '../matching/score.ts'
import { nameFor } from '../protected-name.ts'
import { seenBy } from '../seen-by.ts'

export interface PairSide {
  /** The record that was compared, and the person it belongs to now. */
  id: string
  personId: string
  name: string | null
  born: string | null
  language: string
  source: string
  createdAt: string
  points: { kind: 'email' | 'phone' | 'address'; value: string; normal: string }[]
  /** What is true of both once they are joined. */
  hasSafeWord: boolean
  informed: boolean
  hasDied: boolean
  openRequests: number
}

export interface PairToReview {
  id: string
  score: number
  certain: boolean
  agreement: Agreement
  why: Explained
  /** The older record first. */
  sides: [PairSide, PairSide]
  /** How many wait, with this one. */
  waiting: number
}

/** How many open requests of a person (by an expression for one of her ids) the actor may see: modules above know. */
export type CountOpen = (customerId: RawBuilder<unknown>) => RawBuilder<number>

const sideOf = (actor: Actor, record: string, person: string, open: string) => sql`jsonb_build_object(
  'id', ${sql.ref(`${record}.id`)}, 'personId', ${sql.ref(`${person}.person_id`)}, 'name', ${nameFor(actor, record)},
  'born', ${sql.ref(`${record}.born`)}, 'language', ${sql.ref(`${record}.language`)}, 'source', ${sql.ref(`${record}.source`)},
  'createdAt', ${sql.ref(`${record}.created_at`)}, 'hasSafeWord', ${sql.ref(`${person}.safe_words`)} <> '{}',
  'informed', ${sql.ref(`${person}.informed`)}, 'hasDied', ${sql.ref(`${person}.died_at`)} is not null, 'openRequests', ${sql.ref(`q.${open}`)},
  'points', (select coalesce(jsonb_agg(jsonb_build_object('kind', p.kind, 'value', p.value, 'normal', p.normal)
    order by p.preferred desc, p.created_at, p.id), '[]')
    from customers.contact_points p where p.customer_id = ${sql.ref(`${record}.id`)} and p.ended_at is null))`

/**
 * The next pairs for people to look at: those of persons with open requests first, then the likeliest. `only`: this one,
 * whether it waits or is a hint. Never one of whose records the actor may not see.
 */
export async function listPairs(
  ctx: Ctx,
  { most, only, countOpen }: { most: number; only?: string | undefined; countOpen: CountOpen },
): Promise<PairToReview[]> {
  const wanted = only
    ? sql`s.id = ${isId(only) ? only : null}::uuid`
    : sql`s.shown and (s.later_until is null or s.later_until < ${ctx.now()})`
  const { rows } = await sql<Omit<PairToReview, 'sides'> & { one: PairSide; other: PairSide }>`
    with waiting as (
      select s.id, s.score, s.certain, s.agreement, s.why, s.customer_id, s.other_id, a.id as person_a, b.id as person_b,
        ${countOpen(sql`s.customer_id`)} as open_a, ${countOpen(sql`s.other_id`)} as open_b
      from customers.suggested_pairs s
      join customers.identity ia on ia.customer_id = s.customer_id join customers.customers a on a.id = ia.person_id
      join customers.identity ib on ib.customer_id = s.other_id join customers.customers b on b.id = ib.person_id
      where s.state = 'open' and ${wanted} and a.id <> b.id and ${seenBy(ctx.actor, 'a')} and ${seenBy(ctx.actor, 'b')}),
    next as (select *, count(*) over ()::int as waiting from waiting
      order by open_a + open_b > 0 desc, score desc, id limit ${most})
    select q.id, q.score, q.certain, q.agreement, q.why, q.waiting,
      ${sideOf(ctx.actor, 'ra', 'pa', 'open_a')} as one, ${sideOf(ctx.actor, 'rb', 'pb', 'open_b')} as other
    from next q
    join customers.customers ra on ra.id = q.customer_id join customers.persons pa on pa.customer_id = q.person_a
    join customers.customers rb on rb.id = q.other_id join customers.persons pb on pb.customer_id = q.person_b
    order by q.open_a + q.open_b > 0 desc, q.score desc, q.id`.execute(ctx.db)
  return rows.map(({ one, other, ...pair }) => ({
    ...pair,
    sides: one.createdAt <= other.createdAt ? [one, other] : [other, one],
  }))
}

export interface Decision {
  pairId: string
  decision: 'joined' | 'different' | 'later'
  names: string[]
}

/** What this colleague said last within the hour, to be taken back. */
export async function findLastDecision(ctx: Ctx): Promise<Decision | null> {
  if (ctx.actor.kind !== 'staff') return null
  const { rows } = await sql<Decision>`
    select s.id as "pairId", case when s.state = 'open' then 'later' else s.state end as decision,
      array_remove(array[${nameFor(ctx.actor, 'a')}, ${nameFor(ctx.actor, 'b')}], null) as names
    from customers.suggested_pairs s
    join customers.customers a on a.id = s.customer_id join customers.customers b on b.id = s.other_id
    where s.decided_by = ${ctx.actor.id} and s.decided_at > ${ctx.now()}::timestamptz - interval '1 hour'
    order by s.decided_at desc limit 1`.execute(ctx.db)
  return rows[0] ?? null
}

export interface DecisionOfPair extends Decision {
  at: Date
  /** Who said so; null: the signed rule. */
  by: { id: string; name: string } | null
}

/** What was decided on this pair; null where nothing was, and for who may not see both records. */
export async function findDecisionOf(ctx: Ctx, pairId: string): Promise<DecisionOfPair | null> {
  const { rows } = await sql<DecisionOfPair>`
    select s.id as "pairId", s.state as decision, s.decided_at as at,
      array_remove(array[${nameFor(ctx.actor, 'a')}, ${nameFor(ctx.actor, 'b')}], null) as names,
      case when w.id is not null then jsonb_build_object('id', w.id, 'name', w.name) end as by
    from customers.suggested_pairs s
    join customers.customers a on a.id = s.customer_id join customers.customers b on b.id = s.other_id
    left join organisation.colleagues w on w.id = s.decided_by
    where s.id = ${isId(pairId) ? pairId : null}::uuid and s.state <> 'open'
      and ${seenBy(ctx.actor, 'a')} and ${seenBy(ctx.actor, 'b')}`.execute(ctx.db)
  return rows[0] ?? null
}

export interface MergeOfPerson {
  id: string
  /** The two records: who they were by themselves. */
  from: { id: string; name: string | null; source: string }
  into: { id: string; name: string | null; source: string }
  mergedAt: Date
  /** Null: by the signed rule. */
  mergedBy: string | null
  undoneAt: Date | null
  undoneBy: string | null
}

/** Every merge of any of her ids, the newest first, with those that were undone; and what else may be she. */
export async function readMerges(
  ctx: Ctx,
  customerId: string,
): Promise<{ merges: MergeOfPerson[]; hints: { id: string; name: string | null; source: string; score: number }[] }> {
  const record = (
    alias: string,
  ) => sql`jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${nameFor(ctx.actor, alias)},
    'source', ${sql.ref(`${alias}.source`)})`
  const ids = sql`(select other_id from customers.ids_of_person where customer_id = ${isId(customerId) ? customerId : null}::uuid)`
  const [merges, hints] = await Promise.all([
    sql<MergeOfPerson>`
      select m.id, ${record('f')} as from, ${record('i')} as into, m.merged_at as "mergedAt", w.name as "mergedBy",
        m.undone_at as "undoneAt", u.name as "undoneBy"
      from customers.merges m
      join customers.customers f on f.id = m.customer_id join customers.customers i on i.id = m.into_id
      join customers.identity pf on pf.customer_id = f.id join customers.customers cf on cf.id = pf.person_id
      join customers.identity pi on pi.customer_id = i.id join customers.customers ci on ci.id = pi.person_id
      left join organisation.colleagues w on w.id = m.merged_by left join organisation.colleagues u on u.id = m.undone_by
      where (m.customer_id in ${ids} or m.into_id in ${ids}) and ${seenBy(ctx.actor, 'cf')} and ${seenBy(ctx.actor, 'ci')}
      order by m.seq desc limit 100`.execute(ctx.db),
    sql<{ id: string; name: string | null; source: string; score: number }>`
      select s.id, ${nameFor(ctx.actor, 'o')} as name, o.source, s.score from customers.suggested_pairs s
      join customers.identity i on i.customer_id = case when s.customer_id in ${ids} then s.other_id else s.customer_id end
      join customers.customers c on c.id = i.person_id
      join customers.customers o on o.id = i.customer_id
      where s.state = 'open' and (s.customer_id in ${ids} or s.other_id in ${ids}) and i.customer_id not in ${ids}
        and ${seenBy(ctx.actor, 'c')}
      order by s.score desc, s.id limit 10`.execute(ctx.db),
  ])
  return { merges: merges.rows, hints: hints.rows }
}
