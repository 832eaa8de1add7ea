import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { publish } from '../../../platform/events/index.ts'
import { callMoved } from '../interactions.events.ts'

/** What the provider of the lines asks, as it came. */
export interface LineWebhook {
  provider: string
  call: string
  /** What was asked for: the last part of the address. */
  step: string
  address: string
  body: string
  caller: string | null
  dialled: string | null
}

/** Kept before anything is done about it; the same again is kept once. */
export async function keepLineWebhook(ctx: Ctx, webhook: LineWebhook): Promise<void> {
  const { provider, call, step, address, body, caller, dialled } = webhook
  const id = hash('sha256', JSON.stringify([provider, address, body]))
  await sql`insert into interactions.line_webhooks (id, provider, provider_call, step, address, body, caller, dialled, received_at)
    values (${id}, ${provider}, ${call}, ${step}, ${address}, ${body}, ${caller}, ${dialled}, ${ctx.now()})
    on conflict (id) do nothing`.execute(ctx.db)
}

/** Who rang whom by a call, as its first webhooks said: later ones may leave it out. */
export async function findLineParties(
  ctx: Ctx,
  call: string,
): Promise<{ caller: string | null; dialled: string } | null> {
  const { rows } = await sql<{ caller: string | null; dialled: string }>`select caller, dialled
    from interactions.line_webhooks where provider_call = ${call} and dialled is not null order by received_at limit 1`.execute(
    ctx.db,
  )
  return rows[0] ?? null
}

/** Was the end of a call told already, though it has not joined its line yet? */
export async function hasEndedInLine(ctx: Ctx, call: string): Promise<boolean> {
  const { rows } = await sql`select from interactions.line_webhooks where provider_call = ${call} and step = 'status'
    and body ~ 'CallStatus=(completed|busy|failed|no-answer|canceled)' limit 1`.execute(ctx.db)
  return rows.length > 0
}

/** What she said to the menu, in her own words, each once; ''. */
export async function readSaid(ctx: Ctx, call: string): Promise<string> {
  const { rows } = await sql<{ body: string }>`select body from interactions.line_webhooks
    where provider_call = ${call} and step = 'choice' order by received_at, id`.execute(ctx.db)
  const said = rows.map(({ body }) => new URLSearchParams(body).get('SpeechResult')?.trim() ?? '')
  return [...new Set(said.filter(Boolean))].join('\n')
}

/** A caller who waits is heard of every few seconds, and at each step of the menu. */
const SILENT = '3 minutes'

/** Whoever waits in a line and is heard of no more has gone, though nobody told us: she does not stand before others. Answers how many. */
export async function endLostCalls(ctx: Ctx): Promise<number> {
  return ctx.transaction(async ctx => {
    const { rows } = await sql<{ id: string }>`update interactions.calls k set state = 'ended', ended_at = ${ctx.now()},
        last_at = ${ctx.now()}, changed_at = clock_timestamp()
      where state = 'ringing' and adviser_id is null and ringing_at < ${ctx.now()}::timestamptz - ${SILENT}::interval
        and (select max(w.received_at) from interactions.line_webhooks w where w.provider_call = k.provider_call)
          < ${ctx.now()}::timestamptz - ${SILENT}::interval returning id`.execute(ctx.db)
    const events = rows.map(({ id }) => callMoved({ callId: id, state: 'ended', adviserId: null }))
    if (events.length > 0) await publish(ctx, ...events)
    return rows.length
  })
}

const KEPT = '30 days'

/** The clock of the program calls it every night: what came of a call is kept with the call, this only for looking into a fault. */
export async function forgetLineWebhooks(ctx: Ctx): Promise<void> {
  await sql`delete from interactions.line_webhooks where received_at < ${ctx.now()}::timestamptz - ${KEPT}::interval`.execute(
    ctx.db,
  )
}
