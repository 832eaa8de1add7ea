import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { maskCards } from '../../platform/masking/index.ts'

export type Medium = 'email' | 'text' | 'letter' | 'voice'

/** Something that arrived and is kept as it came. */
export interface Arrival {
  id: string
  medium: Medium
  /** Who handed it over: `smtp`, `imap:ACCOUNT`, … */
  source: string
  /** Of the delivery, not of what is written inside. '' where no answer is wanted. */
  sender: string
  recipients: string[]
  receivedAt: Date
  fileId: string
  sha256: string
  bytes: number
  state: 'waiting' | 'read' | 'unreadable'
  tries: number
  problem: string | null
  /** Who wrote it and about what, as it says itself where it could not be read. */
  saidFrom: string | null
  saidSubject: string | null
  /** A person has seen to what could not be read. */
  seenToAt: Date | null
  seenToBy: string | null
  /** As the file was called where it came from, or made up. */
  name: string
  /** Of a scan that is read: its pages, and how many are read so far; 0 as long as that is not known. */
  pages: number
  pagesRead: number
}

const columns = sql`a.id, a.medium, a.source, a.sender, a.recipients, a.received_at as "receivedAt", a.file_id as "fileId",
  f.sha256, f.bytes, a.state, a.tries, a.problem, a.said_from as "saidFrom", a.said_subject as "saidSubject", a.seen_to_at as "seenToAt", a.seen_to_by as "seenToBy", f.name, a.pages, a.pages_read as "pagesRead"`

/** After so long what a killed reader had goes to another; one that is at work holds on. */
const HELD = '30 seconds'

/**
 * Takes some of what waits of these media, the oldest first, to read it: two readers never have the same. What somebody wrote is never
 * read before what she wrote earlier, be that with another reader or resting: it may say how she must be answered. One reader after
 * the other: what another is about to take would look as if nobody had it. Most of the time nothing waits, and one look says so.
 */
export async function holdWaiting(ctx: Ctx, most: number, media: readonly Medium[]): Promise<Arrival[]> {
  if (!(await doesAnyWait(ctx, media))) return []
  return ctx.transaction(async ctx => {
    await holdAlone(ctx, ['holdWaiting'])
    return takeWaiting(ctx, most, media)
  })
}

async function doesAnyWait(ctx: Ctx, media: readonly Medium[]): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`select exists (select from channels.arrivals
    where state = 'waiting' and medium = any(${[...media]}::text[]) and (held_until is null or held_until < now())) as any`.execute(
    ctx.db,
  )
  return rows[0]!.any
}

async function takeWaiting(ctx: Ctx, most: number, media: readonly Medium[]): Promise<Arrival[]> {
  const { rows } = await sql<Arrival>`with held as (
      update channels.arrivals set held_until = now() + ${HELD}::interval, tries = tries + 1
      where id in (select id from channels.arrivals a where state = 'waiting' and medium = any(${[...media]}::text[])
          and (held_until is null or held_until < now())
          and not (medium in ('email', 'text') and sender <> '' and exists (select from channels.arrivals o
            where o.state = 'waiting' and o.medium in ('email', 'text') and o.sender <> '' and lower(o.sender) = lower(a.sender)
              and (o.received_at, o.id) < (a.received_at, a.id) and o.held_until >= now()))
        order by received_at, id limit ${most} for update skip locked) returning *)
    select ${columns} from held a join platform.files f on f.id = a.file_id order by a.received_at, a.id`.execute(
    ctx.db,
  )
  return rows
}

/** How far the reading of a scan is. */
export async function noteProgress(ctx: Ctx, id: string, { read, of }: { read: number; of: number }): Promise<void> {
  await sql`update channels.arrivals set pages = ${of}, pages_read = ${read} where id = ${id}::uuid and state = 'waiting'`.execute(
    ctx.db,
  )
}

/** Whoever reads them is still at it. */
export async function holdOn(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await sql`update channels.arrivals set held_until = now() + ${HELD}::interval
    where id = any(${[...ids]}::uuid[]) and state = 'waiting'`.execute(ctx.db)
}

/** They were not read: something earlier has to be first. */
export async function letGo(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await sql`update channels.arrivals set held_until = null, tries = tries - 1
    where id = any(${[...ids]}::uuid[]) and state = 'waiting'`.execute(ctx.db)
}

/** What of a medium is still to be read, the oldest first. */
export async function listWaitingArrivals(ctx: Ctx, medium: Medium, most = 50): Promise<Arrival[]> {
  const { rows } =
    await sql<Arrival>`select ${columns} from channels.arrivals a join platform.files f on f.id = a.file_id
    where a.state = 'waiting' and a.medium = ${medium} order by a.received_at, a.id limit ${most}`.execute(ctx.db)
  return rows
}

/** Locks those that are still to be read: the others somebody else has read meanwhile. */
export async function lockWaiting(ctx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from channels.arrivals
    where id = any(${[...ids]}::uuid[]) and state = 'waiting' order by id for update`.execute(ctx.db)
  return new Set(rows.map(({ id }) => id))
}

/** One after the other, always in the same order; until the transaction ends. */
export async function holdAlone(ctx: Ctx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await sql`select pg_advisory_xact_lock(k.key) from (select distinct hashtextextended('channels.alone:' || key, 0) as key
    from unnest(${[...keys]}::text[]) key order by 1) k`.execute(ctx.db)
}

export async function markRead(ctx: Ctx, ids: Iterable<string>): Promise<void> {
  await sql`update channels.arrivals set state = 'read', problem = null where id = any(${[...ids]}::uuid[])`.execute(
    ctx.db,
  )
}

/** What a mail's headings say. */
export interface Said {
  from: string
  subject: string
}

interface Unread {
  state: 'waiting' | 'unreadable'
  problem: string
  restSeconds?: number
  said?: Said | undefined
}

const MOST_SAID = 300

/** `restSeconds`: it is tried again, but not before. */
export async function noteUnread(
  ctx: Ctx,
  id: string,
  { state, problem, restSeconds = 0, said }: Unread,
): Promise<void> {
  await sql`update channels.arrivals set state = ${state}, problem = ${problem.slice(0, 500)},
    said_from = ${maskCards(said?.from ?? '').slice(0, MOST_SAID) || null}, said_subject = ${maskCards(said?.subject ?? '').slice(0, MOST_SAID) || null}, held_until = now() + make_interval(secs => ${restSeconds}) where id = ${id}::uuid`.execute(
    ctx.db,
  )
}

export async function getArrival(ctx: Ctx, id: string): Promise<Arrival> {
  const { rows } =
    await sql<Arrival>`select ${columns} from channels.arrivals a join platform.files f on f.id = a.file_id
    where a.id = ${isId(id) ? id : null}::uuid`.execute(ctx.db)
  if (!rows[0]) throw new NotFound('arrival')
  return rows[0]
}

/** Until the transaction ends. */
export async function lockArrival(ctx: Ctx, id: string): Promise<Arrival> {
  await sql`select id from channels.arrivals where id = ${isId(id) ? id : null}::uuid for update`.execute(ctx.db)
  return getArrival(ctx, id)
}

/** What could not be read, the newest first; a person looks at it. */
export async function listUnreadable(ctx: Ctx, most = 100): Promise<Arrival[]> {
  const { rows } =
    await sql<Arrival>`select ${columns} from channels.arrivals a join platform.files f on f.id = a.file_id
    where a.state = 'unreadable' order by a.received_at desc, a.id limit ${most}`.execute(ctx.db)
  return rows
}

/** What could not be read and somebody has seen to, the last first. */
export async function listSeenTo(ctx: Ctx, most = 20): Promise<Arrival[]> {
  const { rows } =
    await sql<Arrival>`select ${columns} from channels.arrivals a join platform.files f on f.id = a.file_id
    where a.seen_to_at is not null order by a.seen_to_at desc, a.id limit ${most}`.execute(ctx.db)
  return rows
}

interface Arrivals {
  waiting: number
  since: Date | null
  unreadable: number
  /** Of those, how many are letters. */
  unreadableLetters: number
  /** The mailbox that has not been reached for longest; null: each is. */
  unreached: string | null
  unreachedSince: Date | null
}

/** A server may start again meanwhile. */
const PATIENCE = '10 minutes'

/** How many wait to be read, since when the oldest does, how many could not be; and whether mail may be missing. */
export async function countArrivals(ctx: Ctx): Promise<Arrivals> {
  const { rows } = await sql<Arrivals>`
    select a.*, i.name as unreached, i.problem_since as "unreachedSince"
    from (select count(*) filter (where state = 'waiting')::int as waiting, min(received_at) filter (where state = 'waiting') as since,
        count(*) filter (where state = 'unreadable')::int as unreadable,
        count(*) filter (where state = 'unreadable' and medium = 'letter')::int as "unreadableLetters" from channels.arrivals where state <> 'read') a
    left join (select name, problem_since from channels.inlets where held_until > now() and problem_since < now() - ${PATIENCE}::interval
      order by problem_since limit 1) i on true`.execute(ctx.db)
  return rows[0]!
}
