import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** Who goes first: what somebody waits for now (a code, an acknowledgement), news, and what goes to many. */
export const URGENCIES = ['now', 'usual', 'notice'] as const
export type Urgency = (typeof URGENCIES)[number]

/** Whoever carries messages, and how many it takes a minute; absent: as many as one likes. */
export interface Provider {
  name: string
  perMinute?: number | undefined
}

/** It cannot go before then, through no fault of its own: that is no try. */
export class NotYet extends Error {
  readonly until: Date
  constructor(until: Date) {
    super('Not yet')
    this.until = until
  }
}

/** So many seconds may what is urgent run ahead of an even pace. The pace is slower by it, so that no minute holds more. */
const LEADS: Record<Urgency, number> = { now: 2, usual: 1, notice: 0 }
const LONGEST_LEAD = LEADS.now
/** Whoever is on so soon waits for it. */
const LONGEST_WAIT = 1
/** So many seconds of turns are taken at once. */
const LONGEST_LOT = 0.5
/** So many failures in a row break it off. */
export const FAILURES = 5
/** A probe that never comes back is over by then. */
const PROBE = '5 minutes'

const now = sql`clock_timestamp()`
const seconds = (count: number) => sql`make_interval(secs => ${count}::float8)`

/** Turns of one provider, one after the other. */
export interface Turns {
  count: number
  /** It failed lately. */
  failedLately: boolean
  /** Resolves when this one of them (0: the first) is on. */
  wait(index: number): Promise<void>
}

/**
 * Takes the next turns to hand messages to a provider, as many as asked for, but one while it fails. All workers share one pace, in the
 * database. Throws NotYet where the first is on later than in a second, it asked us to wait, or it does not work and somebody else tries it.
 */
export async function takeTurns(ctx: Ctx, provider: Provider, urgency: Urgency, count: number): Promise<Turns> {
  const { name } = provider
  const every = everyOf(provider)
  const lead = LEADS[urgency]
  const { rows } = await sql<{ wait: number; failures: number }>`
    insert into channels.providers as p (name, used_until) values (${name}, ${now} + ${seconds(every * count)})
    on conflict (name) do update set
      used_until = greatest(p.used_until, ${now}) + case when p.failures > 0 then ${seconds(every)} else ${seconds(every * count)} end,
      next_probe_at = case when p.broken_since is not null then ${now} + ${PROBE}::interval end
    where coalesce(p.rests_until, '-infinity') <= ${now} and coalesce(p.next_probe_at, '-infinity') <= ${now}
      and p.used_until <= ${now} + ${seconds(lead + LONGEST_WAIT)}
    returning extract(epoch from used_until - ${now})::float8 - ${lead}::float8 as wait, failures`.execute(ctx.db)
  const row = rows[0]
  if (!row) throw new NotYet(new Date(ctx.now().getTime() + Math.max(200, await readPause(ctx, name, lead))))
  const taken = row.failures > 0 ? 1 : count
  const first = performance.now() + (row.wait - every * taken) * 1000
  return {
    count: taken,
    failedLately: row.failures > 0,
    async wait(index) {
      const length = first + index * every * 1000 - performance.now()
      if (length > 2) await pause(length)
    },
  }
}

/** Waits for one turn. Answers whether the provider failed lately. Throws as `takeTurns`. */
export async function takeTurn(ctx: Ctx, provider: Provider, urgency: Urgency): Promise<boolean> {
  const turns = await takeTurns(ctx, provider, urgency, 1)
  await turns.wait(0)
  return turns.failedLately
}

/** Seconds from one turn to the next. */
const everyOf = ({ perMinute }: Provider): number => (perMinute ? (60 + LONGEST_LEAD) / perMinute : 0)

/** So many turns of notices are taken at once, that what is urgent never waits for them longer than it runs ahead. */
export const turnsAtOnce = (provider: Provider, most: number): number =>
  Math.max(1, Math.min(most, Math.floor(LONGEST_LOT / everyOf(provider))))

/** Whether it makes sense to begin with notices: they would not have to wait long. */
export const isReadyForNotices = async (ctx: Ctx, name: string): Promise<boolean> =>
  (await readPause(ctx, name, LEADS.notice)) <= LONGEST_WAIT * 1000

/** Milliseconds until whoever may run ahead so far is on. */
async function readPause(ctx: Ctx, name: string, lead: number): Promise<number> {
  const { rows } = await sql<{ wait: number }>`select extract(epoch from
      greatest(${now}, p.used_until - ${seconds(lead)}, p.rests_until, p.next_probe_at) - ${now})::float8 * 1000 as wait
    from channels.providers p where p.name = ${name}`.execute(ctx.db)
  return Math.ceil(rows[0]?.wait ?? 0)
}

/** It said that it takes no more for so long. */
export async function letRest(ctx: Ctx, name: string, length: number): Promise<void> {
  await sql`update channels.providers set rests_until = greatest(rests_until, ${now} + ${seconds(length)})
    where name = ${name}`.execute(ctx.db)
}

/** It answered. */
export async function noteWorking(ctx: Ctx, name: string): Promise<void> {
  const { rows } = await sql`update channels.providers
    set failures = 0, problem = null, broken_since = null, next_probe_at = null
    where name = ${name} and failures > 0 returning name`.execute(ctx.db)
  if (rows.length > 0) ctx.log.info({ provider: name }, 'a provider of messages works again')
}

/**
 * It did not answer, or could not do its work. After five times in a row it is left alone: for 15 seconds, then each time for
 * as long as that has lasted, up to five minutes.
 */
export async function noteFailing(ctx: Ctx, name: string, problem: string): Promise<void> {
  const isBroken = sql`p.failures + 1 >= ${FAILURES}`
  const { rows } = await sql<{ isNew: boolean }>`
    insert into channels.providers as p (name, failures, problem) values (${name}, 1, ${problem.slice(0, 300)})
    on conflict (name) do update set failures = p.failures + 1, problem = excluded.problem,
      broken_since = case when ${isBroken} then coalesce(p.broken_since, ${now}) end,
      next_probe_at = case when ${isBroken} then ${now} + least(interval '5 minutes',
        greatest(interval '15 seconds', ${now} - coalesce(p.broken_since, ${now}))) end
    returning p.failures = ${FAILURES} as "isNew"`.execute(ctx.db)
  if (rows[0]?.isNew) ctx.log.warn({ provider: name }, 'a provider of messages does not work: messages wait')
}

export interface ProviderState {
  name: string
  problem: string | null
  /** It is left alone since then, and tried again at the other. */
  brokenSince: Date | null
  nextProbeAt: Date | null
  restsUntil: Date | null
}

/** Those that have carried a message since the database last began. */
export async function readProviders(ctx: Ctx): Promise<ProviderState[]> {
  const { rows } = await sql<ProviderState>`select name, problem, broken_since as "brokenSince",
      next_probe_at as "nextProbeAt", case when rests_until > ${now} then rests_until end as "restsUntil"
    from channels.providers order by name`.execute(ctx.db)
  return rows
}
