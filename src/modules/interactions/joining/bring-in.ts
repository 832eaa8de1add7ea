import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { Follower } from '../../../platform/events/index.ts'
import { signCallEvent } from '../telephony-key.ts'
import { noteGone } from './join-call.ts'
import { isLost, type Joins } from './joining.ts'

/** The job that has a colleague's phone ring, brings three together, or has the phone be quiet; its payload is `{ handoverId }`. */
export const BRING_IN_JOB = 'bring-in'

/** One job a handover: it does what is to be done when it runs. */
export const joiningFollower: Follower = {
  name: 'interactions.joining',
  types: ['interactions.handover-joins'],
  async handle(ctx, event) {
    await sql`select graphile_worker.add_job(${BRING_IN_JOB}, ${JSON.stringify({ handoverId: event.subject })}::json,
      job_key => ${`bring-in:${event.subject}`}::text, max_attempts => 6)`.execute(ctx.db)
  },
}

interface Joining {
  joins: Joins
  askedAt: Date
  leg: string | null
  isCallOver: boolean
  call: string
  dialled: string
  agent: string
  /** Of whoever offered it, by the provider of the line; null: a telephone system has the call. */
  line: { provider: string; leg: string; api: string | null } | null
  secret: string | null
}

/** Throws where it could not be told, so that it is told again. */
export async function bringIn(ctx: Ctx, handoverId: string): Promise<void> {
  const it = await read(ctx, handoverId)
  if (!it) return
  if (it.joins === 'asked' || (it.joins === 'ringing' && !it.leg)) return ring(ctx, handoverId, it)
  if (!it.line) return
  const { line, leg, call } = it
  if (it.joins === 'joined' && !it.isCallOver) {
    // Written down before: from now on it is over for all when she hangs up.
    await sql`update interactions.handovers set brought_together_at = ${ctx.now()} where id = ${handoverId}::uuid`.execute(
      ctx.db,
    )
    await ctx.ports.lines.bringTogether({ ...line, call }, { leg: line.leg, handover: handoverId })
  }
  if (it.joins === 'over' && leg) await ctx.ports.lines.hangUp({ ...line, call }, leg)
}

async function ring(ctx: Ctx, handoverId: string, it: Joining): Promise<void> {
  // Nobody is rung for what was minutes ago.
  if (it.isCallOver || isLost(it.askedAt, ctx.now())) return void (await noteGone(ctx, handoverId))
  const { line, call, agent, dialled, askedAt } = it
  // Written down before: whoever is killed here asks first, when it is tried again.
  const isBegun = it.joins === 'ringing'
  await sql`update interactions.handovers set joins = 'ringing', changed_at = clock_timestamp()
    where id = ${handoverId}::uuid and joins = 'asked'`.execute(ctx.db)
  if (!line) return tell(ctx, it)
  const of = { ...line, call }
  const leg = await ctx.ports.lines.ring(of, {
    ...{ handover: handoverId, agent, from: dialled },
    since: isBegun ? askedAt : null,
  })
  const { rows } = await sql<{ joins: Joins }>`update interactions.handovers set joins_leg = coalesce(joins_leg, ${leg})
    where id = ${handoverId}::uuid returning joins`.execute(ctx.db)
  // While it was told to ring, the caller or whoever offered it has gone.
  if (rows[0]?.joins === 'over') await ctx.ports.lines.hangUp(of, leg)
}

/** An own telephone system rings her in its own way, and says `transferred` when she is in. */
async function tell(ctx: Ctx, { call, agent, secret }: Joining): Promise<void> {
  if (!secret) return
  const body = JSON.stringify({ type: 'bring-in', call, agent, at: ctx.now().toISOString() })
  await ctx.ports.telephony.tell(body, signCallEvent(secret, body, ctx.now()))
}

async function read(ctx: Ctx, handoverId: string): Promise<Joining | null> {
  const { rows } = await sql<
    Omit<Joining, 'line'> & { provider: string | null; body: string | null }
  >`select h.joins, h.joins_asked_at as "askedAt", h.joins_leg as leg,  k.ended_at is not null as "isCallOver", k.provider_call as call, k.dialled, c.email as agent, w.provider, w.body,
      (select secret from interactions.telephony_keys) as secret
    from interactions.handovers h join interactions.calls k on k.id = h.call_id
    join organisation.colleagues c on c.id = h.answered_by
    left join lateral (select provider, body from interactions.line_webhooks where provider_call = k.provider_call and step = 'agent'
      order by received_at desc limit 1) w on true
    where h.id = ${handoverId}::uuid`.execute(ctx.db)
  if (!rows[0]) return null
  const { provider, body, ...rest } = rows[0]
  const said = new URLSearchParams(body ?? '')
  // Its own word of the phone that was picked up names the leg; a played provider also says where it answers.
  return { ...rest, line: provider ? { provider, leg: said.get('CallSid') ?? '', api: said.get('ApiUrl') } : null }
}
