import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { plannedAnew } from '../../platform/database/prepared-client.ts'
import type { Helper } from './customer.ts'
import { soundKeys } from './search/keys.ts'
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
  /** She is asked for it before anything is said to her; which word it is stays unsaid. */
  hasSafeWord: boolean
  /** Who acts for her now. */
  helpers: Helper[]
  /** What fitted, the best first. */
  matched: Matched[]
}

export interface FoundCustomers {
  rows: FoundCustomer[]
  /** More fit than are shown, or than could be looked at: another word finds fewer. */
  isMany: boolean
  /** Nobody fits all that was typed; these fit all but one part of it. */
  isLoose: boolean
}

const SHOWN = 20
/** Of these the best are shown. */
const LOOKED_AT = 200
/** Beside whoever lives at the house, so many of its street: they are shown after them. */
const NEIGHBOURS = 50
/** Fewer than these, and what is spelt much the same is looked for too; of none, whatever sounds or looks alike. */
const LITTLE = 3
/** A house and its street say more than a name: who lives at 12 Sample Close comes before who is called Sample. */
const HOME = 7
const HOME_BEGUN = 3
/** What begins so, or is spelt much the same. */
const SPELT = 2
/** Of the words that begin so, the shortest: with hundreds, people are read one by one and no longer by the index. */
const PREFIXES = 40
const SIMILAR = 12
/** Of the trigrams of two words so many are common, where one may well be meant for the other; less where they sound the same. */
const CLOSE = 0.5

/** `loose`: all but one of the groups have to fit. */
type Tier = 'exact' | 'close' | 'alike' | 'loose'
const SOUNDS = new Set<Tier>(['alike', 'loose'])

/**
 * One box for people: a name (nicknames, any order, half typed, mistyped), phone in any format or its last six digits,
 * email, postcode with house number, street, date of birth, alone or together. At most 20, the best first; only those whom
 * the actor may see, or may know of.
 */
export async function findCustomers(ctx: Ctx, typed: string): Promise<FoundCustomers> {
  const groups = readTyped(typed)
  if (groups.length === 0) return { rows: [], isMany: false, isLoose: false }
  let found = await search(ctx, groups, 'exact', typed)
  // Who fits is not hidden among many who only sound so: 'jean' and 'Owain' do.
  const further = found.rows.length > 0 ? 'close' : 'alike'
  if (found.rows.length < LITTLE && groups.some(({ word }) => word))
    found = joined(found, await search(ctx, groups, further, typed))
  if (found.rows.length > 0 || groups.length === 1) return found
  const loose = await search(ctx, groups, 'loose', typed)
  // Somebody may fit whom nobody looked at: more words begin so than are looked for.
  const isMany = found.isMany || loose.isMany
  return { rows: loose.rows, isMany, isLoose: loose.rows.length > 0 && !found.isMany }
}

/** Who was found first stays first: what is half typed is like no whole word, so that the further search may miss her. */
function joined(first: FoundCustomers, further: FoundCustomers): FoundCustomers {
  const ids = new Set(first.rows.map(({ id }) => id))
  const rows = [...first.rows, ...further.rows.filter(({ id }) => !ids.has(id))]
  const isMany = first.isMany || further.isMany || rows.length > SHOWN
  return { rows: rows.slice(0, SHOWN), isMany, isLoose: false }
}

/** These people, in this order, as a search shows them; at most 20. Those whom the actor may not know of are left out. */
export async function listCustomers(ctx: Ctx, ids: readonly string[]): Promise<FoundCustomer[]> {
  const wanted = sql`select w.id, ${seenBy(ctx.actor, 'w')} as seen, -w.position as score, '' as keys, false as "isMany"
    from unnest(${ids.slice(0, SHOWN)}::uuid[]) with ordinality as w (id, position) where ${knownTo(ctx.actor, 'w')}`
  return (await showBest(ctx, sql``, wanted)).map(row => toFound(row, []))
}

interface Keys {
  all: string[]
  /** Those begun with what was typed, or spelt like it. */
  spelt: string[]
  /** More words begin so than are here. */
  isCut: boolean
}

/**
 * The keys that fit each group. Words half typed or mistyped are looked up among all words first: only with the keys
 * themselves in the next query does the database know which of them are rare.
 */
async function keysFor(ctx: Ctx, groups: Group[], tier: Tier): Promise<Keys[]> {
  const words = await listWords(ctx, groups, tier)
  return groups.map(({ keys, alike, number }, at) => {
    const found = words.get(at) ?? []
    const isCut = tier === 'exact' && found.length > PREFIXES
    const spelt = found.map(word => (number && word.startsWith('@') ? `${word}/${number}` : word))
    return { all: [...[...keys, ...(SOUNDS.has(tier) ? alike : [])].map(([key]) => key), ...spelt], spelt, isCut }
  })
}

async function listWords(ctx: Ctx, groups: Group[], tier: Tier): Promise<Map<number, string[]>> {
  const lookups = groups.flatMap(({ word, isUnfinished }, at) => {
    if (!word || word.length < 2) return []
    const begun = isUnfinished && tier !== 'loose' ? [begunWith(word)] : []
    return [...begun, ...(tier === 'exact' ? [] : [likeWord(word)])].map(
      of => sql`select ${at}::int as at, w.* from (${of}) w`,
    )
  })
  if (lookups.length === 0) return new Map()
  const { rows } = await sql<Word>`${plannedAnew} ${sql.join(lookups, sql` union all `)}`.execute(ctx.db)
  const kept = tier === 'close' ? rows.filter(row => isClose(row, groups[row.at]!)) : rows
  return new Map([...Map.groupBy(kept, row => row.at)].map(([at, found]) => [at, found.map(row => row.word)]))
}

const begunWith = (word: string) => sql`select word, 1::real as alike from customers.words
  where ${begins(word)} or ${begins(`@${word}`)} or ${begins(`&${word}`)} order by length(word) limit ${PREFIXES + 1}`

const likeWord = (word: string) => sql`select word, similarity(word, ${word}) as alike from customers.words
  where word % ${word} order by alike desc limit ${SIMILAR}`

interface Word {
  at: number
  word: string
  alike: number
}

function isClose({ word, alike }: Word, group: Group): boolean {
  const sounds = soundKeys(word.replace(/^[@&]/, ''))
  return alike >= CLOSE || group.alike.some(([key]) => sounds.includes(key))
}

const begins = (word: string) => sql`(word >= ${word} and word < ${`${word}\u{10ffff}`})`

async function search(ctx: Ctx, groups: Group[], tier: Tier, typed: string): Promise<FoundCustomers> {
  const loose = tier === 'loose'
  const keys = await keysFor(ctx, groups, tier)
  const fits = keys.map(({ all }) => sql`c.keys && ${all}::text[]`)
  const without = (left: number) => fits.filter((_, at) => at !== left)
  const allButOne = fits.map((_, left) => sql`(${sql.join(without(left), sql` and `)})`)
  const where = loose ? sql`(${sql.join(allButOne, sql` or `)})` : sql.join(fits, sql` and `)
  const fit = (those: RawBuilder<unknown>, most = LOOKED_AT) =>
    sql`select c.id, c.name, c.keys from customers.customers c where ${those} limit ${most}`
  // Among thousands who are called so, whoever lives there would not be looked at.
  const homes = loose ? [] : keys.flatMap(({ all }, at) => (groups[at]!.number ? [homeKeys(all)] : []))
  const home = homes.map(each => sql`c.keys && ${each}::text[] and`)
  const hits = sql`
    hits as materialized (${home.length > 0 ? sql`(${fit(sql`${sql.join(home, sql` `)} ${where}`)}) union (${fit(where, NEIGHBOURS)})` : fit(where)}),
    people as materialized (select distinct on (p.id) p.* from (
        select coalesce(m.person_id, h.id) as id, h.keys, ${scoreOf(groups, keys, typed)} as score
        from hits h left join customers.merged_ids m on m.customer_id = h.id) p
      where ${knownTo(ctx.actor, 'p')} order by p.id, p.score desc),`
  const best = sql`select p.id, ${seenBy(ctx.actor, 'p')} as seen, p.score, array_to_string(p.keys, ' ') as keys,
      (select count(*) from people) > ${sql.lit(SHOWN)} or (select count(*) from hits) >= ${sql.lit(LOOKED_AT)} as "isMany"
    from people p order by p.score desc, p.id limit ${SHOWN}`
  const rows = await showBest(ctx, hits, best)
  const isMany = (rows[0]?.isMany ?? false) || keys.some(({ isCut }) => isCut)
  return { rows: rows.map(row => toFound(row, groups)), isMany, isLoose: false }
}

const WORTH: Record<Matched, number> = {
  email: 6,
  phone: 6,
  born: 5,
  postcode: 5,
  name: 5,
  address: 4,
  helper: 4,
  nickname: 3,
  sound: 1,
}

const homeKeys = (keys: string[]): string[] => keys.filter(key => key.startsWith('@'))

/** How well a hit fits: what it has of each group, the best kind counting; most where its name is just what was typed. */
function scoreOf(groups: Group[], keys: Keys[], typed: string) {
  const ofGroups = groups.map((group, at) => {
    const kinds = [...Map.groupBy(group.keys, ([, matched]) => matched)].sort(([a], [b]) => WORTH[b] - WORTH[a])
    const whens = kinds.map(
      ([matched, keys]) => sql`when h.keys && ${keys.map(([key]) => key)}::text[] then ${sql.lit(WORTH[matched])}`,
    )
    const { spelt } = keys[at]!
    if (group.number) {
      const home = homeKeys(group.keys.map(([key]) => key))
      whens.unshift(sql`when h.keys && ${home}::text[] then ${sql.lit(HOME)}`)
      const begun = homeKeys(spelt)
      if (begun.length > 0) whens.push(sql`when h.keys && ${begun}::text[] then ${sql.lit(HOME_BEGUN)}`)
    }
    if (spelt.length > 0) whens.push(sql`when h.keys && ${spelt}::text[] then ${sql.lit(SPELT)}`)
    return sql`case ${sql.join(whens, sql` `)} else ${sql.lit(WORTH.sound)} end`
  })
  return sql`(${sql.join(ofGroups, sql` + `)} + case when lower(h.name) = ${typed.trim().toLowerCase()} then 3 else 0 end)`
}

type Shown = Omit<FoundCustomer, 'matched'> & { keys: string; isMany: boolean }

/** The best of the hits as they are shown: of a record kept from the actor, nothing. */
async function showBest(ctx: Ctx, hits: RawBuilder<unknown>, best: RawBuilder<unknown>): Promise<Shown[]> {
  const { rows } = await sql<Shown>`
    ${plannedAnew} with ${hits} best as materialized (${best})
    select b.id, not b.seen as "isRestricted", c.kind, b.keys, b."isMany",
      case when b.seen then c.name end as name, case when b.seen then c.born end as born,
      case when b.seen then c.died_at end as "diedAt",
      case when b.seen then ${lastPoint('address')} end as address, case when b.seen then ${lastPoint('email')} end as email,
      case when b.seen then ${lastPoint('phone')} end as phone,
      b.seen and c.safe_words <> '{}' as "hasSafeWord",
      case when b.seen then ${helpersOf(ctx)} else '[]' end as helpers
    from best b join customers.persons c on c.customer_id = b.id order by b.score desc, b.id`.execute(ctx.db)
  return rows
}

const lastPoint = (kind: string) => sql`(select p.value
  from customers.ids_of_person o join customers.contact_points p on p.customer_id = o.other_id
  where o.customer_id = b.id and p.kind = ${kind} and p.ended_at is null and p.to_on is null
  order by p.preferred desc, p.created_at desc, p.id limit 1)`

const helpersOf = (
  ctx: Ctx,
) => sql`(select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'name', h.name, 'kind', h.kind,
    'authority', h.authority, 'scope', h.scope, 'maySee', h.may_see) order by h.recorded_at, h.id), '[]')
  from customers.helpers h where h.customer_id = b.id and h.ended_at is null
    and (h.until is null or h.until >= ${ctx.now().toISOString().slice(0, 10)}::date))`

function toFound({ keys, isMany: _, ...row }: Shown, groups: Group[]): FoundCustomer {
  const held = new Set(keys.split(' '))
  const matched = groups.map(group => fitOf(group, held)).filter(each => each !== null)
  return { ...row, matched: [...new Set(matched)] }
}

/** By what of a group somebody with these keys was found; null where it does not fit. */
function fitOf({ keys, alike, word, isUnfinished }: Group, held: Set<string>): Matched | null {
  const exact = keys.filter(([key]) => held.has(key)).toSorted((a, b) => WORTH[b[1]] - WORTH[a[1]])[0]
  if (exact) return exact[1]
  if (!word) return null
  const begins = (start: string) => isUnfinished && [...held].some(key => key.startsWith(start))
  if (begins(word)) return 'name'
  if (begins(`&${word}`)) return 'helper'
  return begins(`@${word}`) && !alike.some(([key]) => held.has(key)) ? 'address' : 'sound'
}
