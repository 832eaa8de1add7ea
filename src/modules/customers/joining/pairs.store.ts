import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import { idOfName, isId } from '../../../platform/id.ts'
import type { MatchedPair } from '../matching/match-people.ts'

export interface FoundPair extends Pick<MatchedPair, 'score' | 'odds' | 'agreement' | 'why'> {
  id: string
  customerId: string
  otherId: string
  certain: boolean
}

const pairId = (a: string, b: string): string => idOfName('pair', a < b ? `${a}\0${b}` : `${b}\0${a}`)

/** The same whichever way round. */
export function foundPair(a: string, b: string, { score, odds, agreement, why, decision }: MatchedPair): FoundPair {
  const [customerId, otherId] = a < b ? [a, b] : [b, a]
  return { id: pairId(a, b), customerId, otherId, score, odds, agreement, why, certain: decision === 'merge' }
}

/** New suggestions, and what is found now of those still open, each with whether it comes to people. What somebody decided stays. */
export async function savePairs(ctx: Ctx, pairs: (FoundPair & { shown: boolean })[]): Promise<void> {
  const rows = pairs.map(({ customerId, otherId, odds: _, ...pair }) => ({
    ...pair,
    customer_id: customerId,
    other_id: otherId,
    why: roundedIn(pair.why),
  }))
  await sql`insert into customers.suggested_pairs as s
      (id, customer_id, other_id, score, certain, shown, agreement, why, found_at)
    select p.id, p.customer_id, p.other_id, p.score, p.certain, p.shown, p.agreement, p.why, ${ctx.now()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p (id uuid, customer_id uuid, other_id uuid, score float8,
      certain boolean, shown boolean, agreement jsonb, why jsonb)
    on conflict (customer_id, other_id) do update set score = excluded.score, certain = excluded.certain,
      shown = excluded.shown, agreement = excluded.agreement, why = excluded.why, found_at = excluded.found_at
    where s.state = 'open'`.execute(ctx.db)
}

const roundedIn = (why: FoundPair['why']) =>
  Object.fromEntries(Object.entries(why).map(([field, weight]) => [field, Math.round(weight * 100) / 100]))

/** Open suggestions older than this moment: what was compared since does not find them any more. */
export async function dropPairsBefore(ctx: Ctx, moment: Date): Promise<void> {
  await sql`delete from customers.suggested_pairs where state = 'open' and found_at < ${moment}`.execute(ctx.db)
}

/** Suggestions of this record with those it was compared with, which are not found any more. */
export async function dropRefuted(ctx: Ctx, id: string, compared: string[], found: FoundPair[]): Promise<void> {
  const pairs = compared.map(other => pairId(id, other))
  const still = found.map(pair => pair.id)
  await sql`delete from customers.suggested_pairs
    where id = any(${pairs}::uuid[]) and id <> all(${still}::uuid[]) and state = 'open'`.execute(ctx.db)
}

/** From which odds on a pair comes to people: those of the least likely one that does now. Before all were compared: from even ones. */
export async function readShownFrom(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ shown_from: number | null }>`
    select (select value from platform.settings where name = 'customers.shown-from-odds')::float8 as shown_from`.execute(
    ctx.db,
  )
  return rows[0]!.shown_from ?? 0
}

export async function saveShownFrom(ctx: Ctx, odds: number): Promise<void> {
  await sql`insert into platform.settings (name, value) values ('customers.shown-from-odds', to_jsonb(${odds}::float8))
    on conflict (name) do update set value = excluded.value`.execute(ctx.db)
}

export interface Pair {
  id: string
  customerId: string
  otherId: string
  state: 'open' | 'joined' | 'different'
  mergeId: string | null
  decidedBy: string | null
}

/** A suggestion, locked for a decision. Throws NotFound. */
export async function getPairForUpdate(ctx: Ctx, id: string): Promise<Pair> {
  const { rows } = isId(id)
    ? await sql<Pair>`select id, customer_id as "customerId", other_id as "otherId", state, merge_id as "mergeId",
        decided_by as "decidedBy" from customers.suggested_pairs where id = ${id} for update`.execute(ctx.db)
    : { rows: [] }
  if (!rows[0]) throw new NotFound('pair')
  return rows[0]
}

export async function savePairState(
  ctx: Ctx,
  id: string,
  {
    state,
    mergeId = null,
    laterUntil = null,
  }: { state: Pair['state']; mergeId?: string | null; laterUntil?: Date | null },
): Promise<void> {
  const by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  await sql`update customers.suggested_pairs set state = ${state}, merge_id = ${mergeId}, later_until = ${laterUntil},
    decided_by = ${by}, decided_at = ${ctx.now()} where id = ${id}`.execute(ctx.db)
}

const between = (a: string, b: string) => sql`exists (
  select from customers.ids_of_person x, customers.ids_of_person y where x.customer_id = ${a} and y.customer_id = ${b}
    and s.customer_id = least(x.other_id, y.other_id) and s.other_id = greatest(x.other_id, y.other_id))`

/** What is said of two persons holds for every pair of their records that is still open. */
export async function setOthersApart(ctx: Ctx, { customerId, otherId }: Pair): Promise<void> {
  const by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  await sql`update customers.suggested_pairs s set state = 'different', decided_by = ${by}, decided_at = ${ctx.now()}
    where s.state = 'open' and ${between(customerId, otherId)}`.execute(ctx.db)
}

/**
 * May these two be joined though nobody looks? Not where somebody said that they are different people, and not where a
 * record is restricted: joined, both would be.
 */
export async function mayJoinAlone(ctx: Ctx, a: string, b: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select not exists (
      select from customers.suggested_pairs s where s.state = 'different' and ${between(a, b)})
    and not exists (select from customers.restrictions r join customers.ids_of_person o on o.other_id = r.customer_id
      where o.customer_id in (${a}, ${b}) and r.ended_at is null) as may`.execute(ctx.db)
  return rows[0]!.may
}

/** Nobody has decided anything of it, nor of what was decided with it. */
export async function reopenPair(ctx: Ctx, id: string): Promise<void> {
  await sql`update customers.suggested_pairs s set state = 'open', decided_by = null, decided_at = null
    from customers.suggested_pairs p where p.id = ${id} and p.state = 'different' and s.id <> p.id
      and s.state = 'different' and s.decided_by = p.decided_by and s.decided_at = p.decided_at`.execute(ctx.db)
  await sql`update customers.suggested_pairs set state = 'open', merge_id = null, later_until = null,
    decided_by = null, decided_at = null where id = ${id}`.execute(ctx.db)
}
