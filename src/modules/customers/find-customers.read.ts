import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { type Group, type Matched, readTyped } from './search/read-typed.ts'
import { knownTo, seenBy } from './seen-by.ts'

/** Somebody found. Of a record that is kept from this colleague only that it is there: name and the rest are null. */
export interface FoundCustomer {
  id: string
  isRestricted: boolean
  name: string | null
  kind: 'person' | 'organisation'
  born: string | null
  diedAt: Date | null
  /** Where she lives or what she gave last, to tell people of one name apart. */
  address: string | null
  email: string | null
  phone: string | null
  /** What fitted, the best first. */
  matched: Matched[]
}

export interface FoundCustomers {
  rows: FoundCustomer[]
  /** More fit than could be looked at: another word finds fewer. */
  isMany: boolean
  /** Nobody fits all that was typed; these fit all but one part of it. */
  isLoose: boolean
}

const SHOWN = 20
/** Of these the best are shown. */
const LOOKED_AT = 300
/** Fewer than these, and what sounds or looks alike is looked for too. */
const LITTLE = 3
const PREFIXES = 40
const SIMILAR = 12

type Tier = 'exact' | 'alike'

interface Hit {
  id: string
  name: string | null
  keys: string[]
}

/**
 * One box for people: a name (nicknames, any order, half typed, mistyped), phone in any format or its last six digits,
 * email, postcode with house number, street, date of birth, alone or together. At most 20, the best first; only those whom
 * the actor may see, or may know of.
 */
export async function findCustomers(ctx: Ctx, typed: string): Promise<FoundCustomers> {
  const groups = readTyped(typed)
  if (groups.length === 0) return { rows: [], isMany: false, isLoose: false }
  let hits = await listHits(ctx, groups, 'exact')
  if (hits.length < LITTLE && groups.some(({ word }) => word))
    hits = unique([...hits, ...(await listHits(ctx, groups, 'alike'))])
  const isExact = hits.length > 0
  if (!isExact && groups.length > 1) hits = await listLoose(ctx, groups)
  const ranked = rank(hits, groups, typed)
  const rows = await showCustomers(
    ctx,
    ranked.slice(0, SHOWN).map(({ id }) => id),
  )
  const matchedOf = new Map(ranked.map(({ id, matched }) => [id, matched]))
  return {
    rows: rows.map(row => ({ ...row, matched: matchedOf.get(row.id) ?? [] })),
    isMany: hits.length >= LOOKED_AT,
    isLoose: !isExact && hits.length > 0,
  }
}

/** These people, in this order, as a search shows them; at most 20. Those whom the actor may not know of are left out. */
export const listCustomers = (ctx: Ctx, ids: readonly string[]): Promise<FoundCustomer[]> =>
  showCustomers(ctx, ids.slice(0, SHOWN))

/** The keys that fit a group, as an expression: what is half typed or mistyped is looked up among all words. */
function keysFor(group: Group, tier: Tier): RawBuilder<string[]> {
  const keys = [...group.keys, ...(tier === 'alike' ? group.alike : [])].map(([key]) => key)
  const listed = sql<string[]>`${keys}::text[]`
  if (!group.word) return listed
  const both = [group.word, `@${group.word}`]
  const numbered = sql`case when word like '@%' then word || ${group.number ? `/${group.number}` : ''} else word end`
  const begun = sql`array(select ${numbered} from customers.words where ${sql.join(
    both.map(word => sql`(word >= ${word} and word < ${`${word}\u{10ffff}`})`),
    sql` or `,
  )} order by length(word) limit ${PREFIXES})`
  const similar = sql`array(select ${numbered} from customers.words where word % ${group.word} order by similarity(word, ${group.word}) desc limit ${SIMILAR})`
  if (tier === 'alike') return sql<string[]>`(${listed} || ${similar})`
  return group.isUnfinished && group.word.length > 1 ? sql<string[]>`(${listed} || ${begun})` : listed
}

async function listHits(ctx: Ctx, groups: Group[], tier: Tier, loose = false): Promise<Hit[]> {
  const fits = groups.map(group => sql`c.keys && ${keysFor(group, tier)}`)
  const allButOne = fits.map(
    (_, left) =>
      sql`(${sql.join(
        fits.filter((_, at) => at !== left),
        sql` and `,
      )})`,
  )
  const where = loose ? sql`(${sql.join(allButOne, sql` or `)})` : sql.join(fits, sql` and `)
  const { rows } = await sql<Hit>`
    with hits as materialized (select c.id, c.name, c.keys from customers.customers c where ${where} limit ${LOOKED_AT})
    select p.id, h.name, h.keys from hits h left join customers.merged_ids m on m.customer_id = h.id
    join customers.customers p on p.id = coalesce(m.person_id, h.id)
    where ${seenBy(ctx.actor, 'p')} or ${knownTo(ctx.actor, 'p')}`.execute(ctx.db)
  return rows
}

const listLoose = (ctx: Ctx, groups: Group[]): Promise<Hit[]> => listHits(ctx, groups, 'alike', true)

const unique = (hits: Hit[]): Hit[] => [...new Map(hits.map(hit => [`${hit.id} ${hit.keys}`, hit])).values()]

const WORTH: Record<Matched, number> = {
  email: 6,
  phone: 6,
  born: 5,
  postcode: 5,
  name: 5,
  address: 4,
  nickname: 3,
  sound: 1,
}

/** The best first, each person once; of equals those whose name is just what was typed. */
function rank(hits: Hit[], groups: Group[], typed: string) {
  const best = new Map<string, { id: string; matched: Matched[]; score: number }>()
  for (const hit of hits) {
    const keys = new Set(hit.keys)
    const found = groups.map(group => fitOf(group, keys)).filter(each => each !== null)
    const whole = hit.name?.toLowerCase() === typed.trim().toLowerCase() ? 3 : 0
    const score = found.reduce((sum, [, worth]) => sum + worth, whole)
    const matched = [...new Set(found.map(([matched]) => matched))]
    if (score > (best.get(hit.id)?.score ?? -1)) best.set(hit.id, { id: hit.id, matched, score })
  }
  return [...best.values()].sort((a, b) => b.score - a.score)
}

function fitOf({ keys, alike, word, isUnfinished }: Group, held: Set<string>): [Matched, number] | null {
  const exact = keys.filter(([key]) => held.has(key)).toSorted((a, b) => WORTH[b[1]] - WORTH[a[1]])[0]
  if (exact) return [exact[1], WORTH[exact[1]]]
  if (!word) return null
  if (isUnfinished && [...held].some(key => key.startsWith(word))) return ['name', WORTH.name - 1]
  if (isUnfinished && [...held].some(key => key.startsWith(`@${word}`))) return ['address', WORTH.address - 1]
  return ['sound', alike.some(([key]) => held.has(key)) ? WORTH.sound + 1 : WORTH.sound]
}

async function showCustomers(ctx: Ctx, ids: readonly string[]): Promise<FoundCustomer[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<FoundCustomer>`
    select c.id, not s.seen as "isRestricted", c.kind,
      case when s.seen then c.name end as name, case when s.seen then c.born end as born,
      case when s.seen then c.died_at end as "diedAt",
      case when s.seen then ${lastPoint('address')} end as address, case when s.seen then ${lastPoint('email')} end as email,
      case when s.seen then ${lastPoint('phone')} end as phone
    from unnest(${[...ids]}::uuid[]) with ordinality as wanted (id, position)
    join customers.customers c on c.id = wanted.id
    cross join lateral (select ${seenBy(ctx.actor, 'c')} as seen) s
    where s.seen or ${knownTo(ctx.actor, 'c')} order by wanted.position`.execute(ctx.db)
  return rows.map(row => ({ ...row, matched: [] }))
}

const lastPoint = (kind: string) => sql`(select p.value from customers.contact_points p
  where p.customer_id = c.id and p.kind = ${kind} and p.ended_at is null and p.to_on is null
  order by p.preferred desc, p.created_at desc, p.id limit 1)`
