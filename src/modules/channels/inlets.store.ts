import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** A way that mail comes in, as a worker last saw it. */
export interface Inlet {
  /** `smtp:PORT` or `imap:ACCOUNT`. */
  name: string
  /** Some worker keeps it going. */
  isKept: boolean
  lookedAt: Date | null
  problem: string | null
  problemSince: Date | null
}

/** A worker that says nothing for so long has ended: another takes over. */
const HELD = '10 seconds'
/** What no worker keeps any more is forgotten after this. */
const FORGOTTEN = '1 day'

/** Says that this worker keeps them going. Answers those that it may: the others another worker has. */
export async function holdInlets(ctx: Ctx, worker: string, names: readonly string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set()
  const { rows } = await sql<{ name: string }>`
    insert into channels.inlets as i (name, held_by, held_until)
      select name, ${worker}::uuid, now() + ${HELD}::interval from unnest(${[...names]}::text[]) as wanted (name) order by name
    on conflict (name) do update set held_by = excluded.held_by, held_until = excluded.held_until
      where i.held_by = excluded.held_by or i.held_until < now()
    returning i.name`.execute(ctx.db)
  return new Set(rows.map(({ name }) => name))
}

/** Another worker may have them at once. */
export async function releaseInlets(ctx: Ctx, worker: string): Promise<void> {
  await sql`update channels.inlets set held_until = now() where held_by = ${worker}::uuid`.execute(ctx.db)
}

export async function forgetInlets(ctx: Ctx): Promise<void> {
  await sql`delete from channels.inlets where held_until < now() - ${FORGOTTEN}::interval`.execute(ctx.db)
}

/**
 * A mailbox is open: all of it after `lastUid` is taken, and of what came before what nobody has seen. The first time that is
 * what is new from now on. Numbered anew, it is what came since it was last looked at, and a day before.
 */
export async function openMailbox(
  ctx: Ctx,
  name: string,
  { uidValidity, uidNext }: { uidValidity: number; uidNext: number },
): Promise<{ lastUid: number; renumbered: { to: number; since: Date } | null }> {
  const { rows } = await sql<{ lastUid: number; to: number | null; since: Date | null }>`
    update channels.inlets set uid_validity = ${uidValidity},
      last_uid = case when uid_validity is null then ${uidNext - 1} when uid_validity = ${uidValidity} then last_uid else 0 end,
      renumbered_to = case when uid_validity <> ${uidValidity} then ${uidNext - 1} else renumbered_to end,
      renumbered_since = case when uid_validity <> ${uidValidity} then coalesce(looked_at, now()) - interval '1 day'
        else renumbered_since end
    where name = ${name} returning last_uid as "lastUid", renumbered_to as to, renumbered_since as since`.execute(
    ctx.db,
  )
  const { lastUid, to, since } = rows[0]!
  return { lastUid, renumbered: to !== null && since !== null ? { to, since } : null }
}

export async function readMailboxTo(ctx: Ctx, name: string, lastUid: number): Promise<void> {
  await sql`update channels.inlets set last_uid = greatest(last_uid, ${lastUid}) where name = ${name}`.execute(ctx.db)
}

/** All that waited was taken, or, with a problem, could not be. */
export async function noteLook(ctx: Ctx, name: string, problem: string | null): Promise<void> {
  await sql`update channels.inlets set problem = ${problem},
      problem_since = case when ${problem}::text is not null then coalesce(problem_since, now()) end,
      looked_at = case when ${problem}::text is null then now() else looked_at end
    where name = ${name}`.execute(ctx.db)
}

/** How mail comes in, and how much of what arrived waits, since when, and could not be read. */
export interface Incoming {
  inlets: Inlet[]
  waiting: number
  since: Date | null
  unreadable: number
}

export async function readIncoming(ctx: Ctx): Promise<Incoming> {
  const { rows } = await sql<Inlet & Omit<Incoming, 'inlets'>>`
    with arrived as (select count(*) filter (where state = 'waiting')::int as waiting,
        min(received_at) filter (where state = 'waiting') as since, count(*) filter (where state = 'unreadable')::int as unreadable
      from channels.arrivals where state <> 'read')
    select arrived.*, i.name, i.held_until > now() as "isKept", i.looked_at as "lookedAt", i.problem, i.problem_since as "problemSince"
    from arrived left join channels.inlets i on i.held_until > now() - ${FORGOTTEN}::interval order by i.name`.execute(
    ctx.db,
  )
  const { waiting, since, unreadable } = rows[0]!
  const inlets = rows.filter(({ name }) => name !== null)
  return {
    inlets: inlets.map(({ name, isKept, lookedAt, problem, problemSince }) => ({
      name,
      isKept,
      lookedAt,
      problem,
      problemSince,
    })),
    waiting,
    since,
    unreadable,
  }
}
