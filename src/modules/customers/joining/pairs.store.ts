import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import { idOfName, isId } from '../../../platform/id.ts'
import type { MatchedPair } from '../matching/match-people.ts'

export interface FoundPair extends Pick<MatchedPair, 'score' | 'agreement' | 'why'> {
  id: string
  customerId: string
  otherId: string
  certain: boolean
}

const pairId = (a: string, b: string): string => idOfName('pair', a < b ? `${a}\0${b}` : `${b}\0${a}`)

/** The same whichever way round. */
export function foundPair(a: string, b: string, { score, agreement, why, decision }: MatchedPair): FoundPair {
  const [customerId, otherId] = a < b ? [a, b] : [b, a]
  return { id: pairId(a, b), customerId, otherId, score, agreement, why, certain: decision === 'merge' }
}

/** New suggestions, and what is found now of those still open. What somebody decided stays. */
export async function savePairs(ctx: Ctx, pairs: FoundPair[], shownFrom: number): Promise<void> {
  const rows = pairs.map(({ customerId, otherId, ...pair }) => ({
    ...pair,
    customer_id: customerId,
    other_id: otherId,
    why: roundedIn(pair.why),
  }))
  await sql`insert into customers.suggested_pairs as s
      (id, customer_id, other_id, score, certain, shown, agreement, why, found_at)
    select p.id, p.customer_id, p.other_id, p.score, p.certain, p.score >= ${shownFrom}, p.agreement, p.why, ${ctx.now()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p (id uuid, customer_id uuid, other_id uuid, score float8,
      certain boolean, agreement jsonb, why jsonb)
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

/** From which score on a pair comes to people: that of the least likely one that does now. */
export async function readShownFrom(ctx: Ctx, fallback: number): Promise<number> {
  const { rows } = await sql<{ shown_from: number | null }>`
    select (select value from platform.settings where name = 'customers.shown-from')::float8 as shown_from`.execute(
    ctx.db,
  )
  return rows[0]!.shown_from ?? fallback
}

export async function saveShownFrom(ctx: Ctx, score: number): Promise<void> {
  await sql`insert into platform.settings (name, value) values ('customers.shown-from', to_jsonb(${score}::float8))
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

/** Nobody has decided anything of it. */
export async function reopenPair(ctx: Ctx, id: string): Promise<void> {
  await sql`update customers.suggested_pairs set state = 'open', merge_id = null, later_until = null,
    decided_by = null, decided_at = null where id = ${id}`.execute(ctx.db)
}
