import { sql } from 'kysely'
import { Webhook } from 'standardwebhooks'
import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { stopSubscription } from './subscriptions.ts'

interface Queued {
  subscriptionId: string
  url: string
  secret: string
  /** Of a secret that was renewed lately: both sign. */
  oldSecret: string | null
  body: string
  status: string
  isStopped: boolean
}

const ANSWER = 300
/** The other side says that it wants nothing more, for good. */
const GONE = 410

/**
 * Sends one delivery, signed as Standard Webhooks says (webhook-id, webhook-timestamp, webhook-signature). Throws when it was
 * not taken, so that the job is tried again with growing pauses; at the last try it waits for a person. Sent again after an
 * answer was lost it has the same id.
 */
export async function sendDelivery(ctx: Ctx, { id, lastTry }: { id: string; lastTry: boolean }): Promise<void> {
  const { rows } = await sql<Queued>`select d.subscription_id as "subscriptionId", s.url, s.secret,
      case when s.old_secret_until > ${ctx.now()} then s.old_secret end as "oldSecret", d.body, d.status,
      s.stopped_at is not null as "isStopped"
    from webhooks.deliveries d join webhooks.subscriptions s on s.id = d.subscription_id where d.id = ${id}::uuid`.execute(
    ctx.db,
  )
  const queued = rows[0]
  if (queued?.status !== 'queued') return
  if (queued.isStopped) return settle(ctx, id, 'failed', 'It is told nothing more')
  const answer = await post(ctx, id, queued)
  if (answer.status === GONE) {
    await stopSubscription(withContext(ctx, { actor: system('webhooks') }), queued.subscriptionId, 'gone')
    return settle(ctx, id, 'failed', sayAnswer(answer))
  }
  const isTaken = answer.status >= 200 && answer.status < 300
  await settle(ctx, id, isTaken ? 'delivered' : lastTry ? 'failed' : 'queued', sayAnswer(answer))
  if (!isTaken) throw new Error(`a webhook was answered ${sayAnswer(answer)}`)
}

async function post(
  ctx: Ctx,
  id: string,
  { url, secret, oldSecret, body }: Queued,
): Promise<{ status: number; words: string }> {
  const at = ctx.now()
  const headers = {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': [secret, ...(oldSecret ? [oldSecret] : [])]
      .map(each => new Webhook(each).sign(id, at, body))
      .join(' '),
  }
  return ctx.ports.webhooks.post(url, headers, body).catch(error => ({ status: 0, words: (error as Error).message }))
}

const sayAnswer = ({ status, words }: { status: number; words: string }): string =>
  `${status || ''} ${words}`.trim().slice(0, ANSWER)

async function settle(ctx: Ctx, id: string, status: string, answer: string): Promise<void> {
  await sql`update webhooks.deliveries set status = ${status}, answer = ${answer}, tries = tries + 1,
    settled_at = ${status === 'queued' ? null : ctx.now()} where id = ${id}::uuid`.execute(ctx.db)
}
