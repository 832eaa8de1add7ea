import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import type { Arrival } from './arrivals.store.ts'

export interface NewArrival extends Pick<Arrival, 'medium' | 'source' | 'sender' | 'recipients'> {
  /** What it is called where it comes from: handed over again it is the same. */
  sourceKey: string
  raw: Buffer
  /** MIME type of `raw`. */
  mediaType: string
  /** What the file is called for people; made up where it has no name. */
  name?: string
  /** Why nobody but a person can read it: it is not here whole. */
  problem?: string | null
}

/**
 * Keeps what arrived, whole: when this answers, it is on the disk, and whoever handed it over may forget it. Answers the
 * arrival's id. Throws where it cannot be kept: then it must be offered again.
 */
export async function receiveArrival(ctx: Ctx, arrival: NewArrival): Promise<string> {
  return (await receiveArrivals(ctx, [arrival]))[0]!
}

/** The same for several, in their order: all are kept, or none. What is here already is left as it is. */
export async function receiveArrivals(ctx: Ctx, arrivals: readonly NewArrival[]): Promise<string[]> {
  if (arrivals.length === 0) return []
  const stored = await Promise.all(arrivals.map(({ raw }) => ctx.ports.files.put(raw)))
  const rows = arrivals.map(
    ({ medium, source, sourceKey, sender, recipients, mediaType, problem = null, ...more }, index) => {
      const { sha256, bytes } = stored[index]!
      const arrival = { id: newId(), medium, source, source_key: sourceKey, sender, recipients, problem }
      const name = more.name || `${medium}-${sha256.slice(0, 12)}`
      return {
        ...arrival,
        state: problem ? 'unreadable' : 'waiting',
        file_id: newId(),
        sha256,
        bytes,
        media_type: mediaType,
        name,
      }
    },
  )
  const kept = await insert(ctx, rows)
  const again = rows.filter(({ id }) => !kept.has(id))
  if (again.length === 0) return rows.map(({ id }) => id)
  const spare = again.map(({ file_id }) => file_id)
  await ctx.db.deleteFrom('platform.files').where('id', 'in', spare).execute()
  const before = await findAgain(ctx, again)
  return rows.map(row => before.get(keyOf(row)) ?? row.id)
}

/** One statement: whoever hands mail over waits for it. Answers the ids of what is new. */
async function insert(ctx: Ctx, arrivals: object[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    with new as (select * from jsonb_to_recordset(${JSON.stringify(arrivals)}::jsonb) as n (id uuid, medium text, source text,
        source_key text, sender text, recipients text[], state text, problem text, file_id uuid, sha256 text, bytes bigint,
        media_type text, name text)),
      filed as (insert into platform.files (id, sha256, bytes, media_type, name)
        select file_id, sha256, bytes, media_type, name from new)
    insert into channels.arrivals (id, medium, source, source_key, sender, recipients, state, problem, file_id, received_at)
      select id, medium, source, source_key, sender, recipients, state, problem, file_id, ${ctx.now()} from new order by id
    on conflict (source, source_key) do nothing returning id`.execute(ctx.db)
  return new Set(rows.map(({ id }) => id))
}

const keyOf = ({ source, source_key }: { source: string; source_key: string }): string => `${source}\n${source_key}`

/** The ids that what is handed over again has had since the first time. */
async function findAgain(ctx: Ctx, again: { source: string; source_key: string }[]): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('channels.arrivals')
    .select(['id', 'source', 'source_key'])
    .where('source', 'in', [...new Set(again.map(({ source }) => source))])
    .where('source_key', 'in', [...new Set(again.map(({ source_key }) => source_key))])
    .execute()
  return new Map(rows.map(row => [keyOf(row), row.id]))
}

/** Those of these that have not arrived from there yet. */
export async function findNotArrived(ctx: Ctx, source: string, sourceKeys: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`select key from unnest(${[...sourceKeys]}::text[]) as asked (key)
    where not exists (select from channels.arrivals where source = ${source} and source_key = key)`.execute(ctx.db)
  return new Set(rows.map(({ key }) => key))
}
