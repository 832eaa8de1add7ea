import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { plannedAnew } from '../../platform/database/prepared-client.ts'
import { parseReference } from '../../platform/spoken-code/index.ts'
import { namedTo, wordsOfName } from '../customers/index.ts'
import { parsePostcode } from '../places/index.ts'
import { isFoundByKept, keptNames, withoutKept } from './kept-names.ts'
import { readsWhole, seenBy } from './seen-by.ts'

export interface FoundRequest {
  id: string
  reference: string
  service: string
  status: string
  details: string
  placeWords: string | null
  postcode: string | null
  teamId: string
  openedAt: Date
  closedAt: Date | null
}

export interface Found {
  rows: FoundRequest[]
  /** What matched: the words say it on the screen. */
  by: 'reference' | 'postcode' | 'words'
  /** A common word: only open requests and the last 12 months were searched. */
  recentOnly: boolean
}

type Row = FoundRequest & { keptNames: string[] }

const LIMIT = 25
/** How many of the newest requests are tried first: a word that is frequent is found there at once. */
const NEWEST = 4000
/** More than these, and a word is common. */
const MANY = 2000

const columnsFor = (
  ctx: Ctx,
) => sql`${keptNames(ctx.actor)} as "keptNames", r.id, r.reference, r.service_slug as service, r.status, left(r.details, 300) as details,
  r.place_words as "placeWords", r.postcode, r.team_id as "teamId", r.opened_at as "openedAt", r.closed_at as "closedAt"`

/** A postcode, or its beginning. Some roads and house numbers look like one: then nothing is found, and they are words. */
const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]?(\d[A-Z]{0,2})?$/

/**
 * One box for staff: a reference, a postcode (or its beginning), a name, or words. Newest first, at most 25.
 * A word that occurs often is looked for in open requests and the last 12 months only, and the answer says so.
 * Those who may read only what is public find nothing: names and words are the reporters'.
 */
export async function searchRequests(ctx: Ctx, typed: string): Promise<Found> {
  const found = await search(ctx, typed)
  return { ...found, rows: found.rows.map(withoutKept) }
}

type FoundRows = Omit<Found, 'rows'> & { rows: Row[] }

async function search(ctx: Ctx, typed: string): Promise<FoundRows> {
  const text = typed.toWellFormed().replaceAll('\0', '')
  if (!readsWhole(ctx.actor)) return { rows: [], by: 'words', recentOnly: false }
  const reference = parseReference(text)
  if (reference.ok) {
    const rows = await list(ctx, sql`r.reference = ${reference.code}`)
    if (rows.length > 0) return { rows, by: 'reference', recentOnly: false }
  }
  const postcode = text.replaceAll(/\s/g, '').toUpperCase()
  if (POSTCODE.test(postcode)) {
    const rows = await listByPostcode(ctx, postcode)
    if (rows.length > 0) return { rows, by: 'postcode', recentOnly: false }
  }
  return searchWords(ctx, text)
}

async function list(ctx: Ctx, where: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`select ${columnsFor(ctx)} from requests.requests r
    where ${where} and ${seenBy(ctx.actor, 'r')} order by r.opened_at desc limit ${LIMIT}`.execute(ctx.db)
  return rows
}

/** What is there, and what was asked by somebody who lives there. */
async function listByPostcode(ctx: Ctx, postcode: string): Promise<Row[]> {
  const there = await list(ctx, sql`r.postcode like ${`${postcode}%`}`)
  if (!parsePostcode(postcode)) return there
  const byResidents = await list(
    ctx,
    sql`r.id in (select p.request_id from customers.point_holders k
      join customers.identity i on i.customer_id = k.customer_id
      join requests.participants p on p.customer_id = k.customer_id
      where k.kind = 'address' and k.normal = ${postcode} and ${namedTo(ctx.actor, 'i.person_id')})`,
  )
  return merge(there, byResidents)
}

async function searchWords(ctx: Ctx, text: string): Promise<FoundRows> {
  // a minus before a word would mean: all requests without it
  const query = sql`websearch_to_tsquery('english', ${text.replaceAll(/(^|\s)-+/g, '$1')})`
  const isShown = (row: Row) => !isFoundByKept(row, text)
  const [newest, named] = [await listNewest(ctx, query), await listByName(ctx, text)]
  if (newest.length === LIMIT) return { rows: merge(named, newest.filter(isShown)), by: 'words', recentOnly: true }
  const all = await listAll(ctx, query)
  const rows = merge(named, (all ?? (await listRecent(ctx, query))).filter(isShown))
  return { rows, by: 'words', recentOnly: all === null }
}

async function listNewest(ctx: Ctx, query: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`select ${columnsFor(ctx)} from (
      select w.request_id from (select request_id, words, opened_at from requests.search_words order by opened_at desc, request_id desc limit ${NEWEST}) w
      where w.words @@ ${query} order by w.opened_at desc limit ${LIMIT * 2}) w
    join requests.requests r on r.id = w.request_id
    where ${seenBy(ctx.actor, 'r')} order by r.opened_at desc limit ${LIMIT}`.execute(ctx.db)
  return rows
}

/** However long ago; null where the word is too common for that. */
async function listAll(ctx: Ctx, query: RawBuilder<unknown>): Promise<Row[] | null> {
  const { rows } = await sql<Row & { hits: number }>`
    ${plannedAnew} with hits as materialized (
      select request_id from requests.search_words where words @@ ${query} limit ${MANY + 1})
    select counted.hits, found.* from (select count(*) as hits from hits) counted left join lateral (
      select ${columnsFor(ctx)} from hits join requests.requests r on r.id = hits.request_id
      where counted.hits <= ${MANY} and ${seenBy(ctx.actor, 'r')} order by r.opened_at desc limit ${LIMIT}) found on true`.execute(
    ctx.db,
  )
  if (rows[0]!.hits > MANY) return null
  return rows.filter(row => row.id !== null).map(({ hits: _, ...row }) => row)
}

async function listRecent(ctx: Ctx, query: RawBuilder<unknown>): Promise<Row[]> {
  const since = new Date(ctx.now().getTime() - 365 * 86_400_000)
  const { rows } =
    await sql<Row>`${plannedAnew} select ${columnsFor(ctx)} from requests.search_words w join requests.requests r on r.id = w.request_id
    where w.words @@ ${query} and (w.open or w.opened_at > ${since}) and ${seenBy(ctx.actor, 'r')}
    order by r.opened_at desc limit ${LIMIT}`.execute(ctx.db)
  return rows
}

/** Requests of people whose name holds all these words. */
async function listByName(ctx: Ctx, text: string): Promise<Row[]> {
  const words = wordsOfName(text)
  if (words.length === 0) return []
  const { rows } = await sql<Row>`${plannedAnew} select ${columnsFor(ctx)} from (
      select f.customer_id from customers.findable f join customers.identity i on i.customer_id = f.customer_id
      where f.keys @> ${words}::text[] and ${namedTo(ctx.actor, 'i.person_id')} limit 200) n
    join requests.participants p on p.customer_id = n.customer_id
    join requests.requests r on r.id = p.request_id
    where ${seenBy(ctx.actor, 'r')} order by r.opened_at desc limit ${LIMIT}`.execute(ctx.db)
  return rows
}

function merge(...lists: Row[][]): Row[] {
  const byId = new Map(lists.flat().map(row => [row.id, row]))
  return [...byId.values()].sort((a, b) => b.openedAt.getTime() - a.openedAt.getTime()).slice(0, LIMIT)
}
