import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { parseReference } from '../../platform/spoken-code/index.ts'
import { parsePostcode } from '../places/index.ts'
import { seenBy } from './seen-by.ts'

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

const LIMIT = 25
/** How many of the newest requests are tried first: a word that is frequent is found there at once. */
const NEWEST = 4000

const columns = sql`r.id, r.reference, r.service_slug as service, r.status, left(r.details, 300) as details,
  r.place_words as "placeWords", r.postcode, r.team_id as "teamId", r.opened_at as "openedAt", r.closed_at as "closedAt"`

/**
 * One box for staff: a reference, a postcode (or its beginning), a name, or words. Newest first, at most 25.
 * A word that occurs often is looked for in open requests and the last 12 months only, and the answer says so.
 */
export async function searchRequests(ctx: Ctx, text: string): Promise<Found> {
  const reference = parseReference(text)
  if (reference.ok) {
    const rows = await list(ctx, sql`r.reference = ${reference.code}`)
    if (rows.length > 0) return { rows, by: 'reference', recentOnly: false }
  }
  const postcode = text.replaceAll(/\s/g, '').toUpperCase()
  if (parsePostcode(text) || /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{0,2}$/.test(postcode)) {
    return { rows: await list(ctx, sql`r.postcode like ${`${postcode}%`}`), by: 'postcode', recentOnly: false }
  }
  return searchWords(ctx, text)
}

async function list(ctx: Ctx, where: ReturnType<typeof sql>): Promise<FoundRequest[]> {
  const { rows } = await sql<FoundRequest>`select ${columns} from requests.requests r
    where ${where} and ${seenBy(ctx.actor, 'r')} order by r.opened_at desc limit ${LIMIT}`.execute(ctx.db)
  return rows
}

async function searchWords(ctx: Ctx, text: string): Promise<Found> {
  const query = sql`websearch_to_tsquery('english', ${text})`
  const newest = await sql<FoundRequest>`select ${columns} from (
      select w.request_id from (select request_id, words, opened_at from requests.search_words order by opened_at desc, request_id desc limit ${NEWEST}) w
      where w.words @@ ${query} order by w.opened_at desc limit ${LIMIT * 2}) w
    join requests.requests r on r.id = w.request_id
    where ${seenBy(ctx.actor, 'r')} order by r.opened_at desc limit ${LIMIT}`.execute(ctx.db)
  const named = await listByName(ctx, text)
  if (newest.rows.length === LIMIT) return { rows: merge(named, newest.rows), by: 'words', recentOnly: true }
  const since = new Date(ctx.now().getTime() - 365 * 86_400_000)
  const rare =
    await sql<FoundRequest>`select ${columns} from requests.search_words w join requests.requests r on r.id = w.request_id
    where w.words @@ ${query} and (w.open or w.opened_at > ${since}) and ${seenBy(ctx.actor, 'r')}
    order by r.opened_at desc limit ${LIMIT}`.execute(ctx.db)
  return { rows: merge(named, rare.rows), by: 'words', recentOnly: rare.rows.length === LIMIT }
}

/** Requests of people whose name holds all these words. */
async function listByName(ctx: Ctx, text: string): Promise<FoundRequest[]> {
  const { rows } = await sql<FoundRequest>`select ${columns} from (
      select customer_id from customers.names
      where name_words @@ plainto_tsquery('simple', ${text}) limit 200) n
    join requests.participants p on p.customer_id = n.customer_id
    join requests.requests r on r.id = p.request_id
    where ${seenBy(ctx.actor, 'r')} order by r.opened_at desc limit ${LIMIT}`.execute(ctx.db)
  return rows
}

function merge(...lists: FoundRequest[][]): FoundRequest[] {
  const byId = new Map(lists.flat().map(row => [row.id, row]))
  return [...byId.values()].sort((a, b) => b.openedAt.getTime() - a.openedAt.getTime()).slice(0, LIMIT)
}
