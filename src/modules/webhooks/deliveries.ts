import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId, newId } from '../../platform/id.ts'
import { getSubscription } from './subscriptions.ts'
import { deliveryReplayed, failedReplayed } from './webhooks.events.ts'
import { cloudEvent } from './webhooks.ts'

export const SEND_WEBHOOK_JOB = 'send-webhook'
/** With graphile-worker's growing pauses about a day and a half. */
const TRIES = 14

export interface NewDelivery {
  id: string
  subscriptionId: string
  /** The event it tells of; null: a test. */
  seq: number | null
  news: string
  body: string
}

/** Writes deliveries down, each event once a subscription, with a job for each. */
export async function queueDeliveries(ctx: Ctx, deliveries: readonly NewDelivery[]): Promise<void> {
  if (deliveries.length === 0) return
  const rows = await ctx.db
    .insertInto('webhooks.deliveries')
    .values(
      deliveries.map(({ id, subscriptionId, seq, news, body }) => ({
        id,
        subscription_id: subscriptionId,
        event_seq: seq,
        news,
        body,
        created_at: ctx.now(),
      })),
    )
    .onConflict(conflict => conflict.columns(['subscription_id', 'event_seq']).doNothing())
    .returning('id')
    .execute()
  await plan(
    ctx,
    rows.map(({ id }) => id),
  )
}

async function plan(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const specs = ids.map(id => ({
    identifier: SEND_WEBHOOK_JOB,
    payload: { id },
    job_key: `webhook:${id}`,
    max_attempts: TRIES,
  }))
  await sql`select graphile_worker.add_jobs(array(
    select json_populate_recordset(null::graphile_worker.job_spec, ${JSON.stringify(specs)}::json)))`.execute(ctx.db)
}

export interface DeliveryView {
  id: string
  news: string
  body: string
  status: 'queued' | 'delivered' | 'failed'
  tries: number
  answer: string | null
  createdAt: Date
  settledAt: Date | null
}

const SHOWN = 100

/** The last that were sent to a subscription, the newest first. */
export async function listDeliveries(ctx: Ctx, subscriptionId: string): Promise<DeliveryView[]> {
  await getSubscription(ctx, subscriptionId)
  const { rows } = await sql<DeliveryView>`select id, news, body, status, tries, answer, created_at as "createdAt",
      settled_at as "settledAt"
    from webhooks.deliveries where subscription_id = ${subscriptionId}::uuid order by created_at desc, id limit ${SHOWN}`.execute(
    ctx.db,
  )
  return rows
}

/** Sends something to see whether it arrives. */
export async function testSubscription(ctx: Ctx, subscriptionId: string, source: string): Promise<void> {
  await getSubscription(ctx, subscriptionId)
  const id = newId()
  const body = cloudEvent({ id, news: 'test', subject: subscriptionId, at: ctx.now(), source }, { test: true })
  await ctx.transaction(ctx =>
    queueDeliveries(ctx, [{ id, subscriptionId, seq: null, news: 'test', body: JSON.stringify(body) }]),
  )
}

/** Sends it once more, the same words under the same id: the other side can tell that it knows them. Throws NotFound. */
export async function replayDelivery(ctx: Ctx, subscriptionId: string, deliveryId: string): Promise<void> {
  await getSubscription(ctx, subscriptionId)
  await ctx.transaction(async ctx => {
    const { numAffectedRows } = await sql`update webhooks.deliveries set status = 'queued', settled_at = null
      where id = ${isId(deliveryId) ? deliveryId : null}::uuid and subscription_id = ${subscriptionId}::uuid and status <> 'queued'`.execute(
      ctx.db,
    )
    if (!numAffectedRows) throw new NotFound('delivery')
    await plan(ctx, [deliveryId])
    await publish(ctx, deliveryReplayed({ subscriptionId, deliveryId }))
  })
}

/** The same of all that did not arrive. */
export async function replayFailed(ctx: Ctx, subscriptionId: string): Promise<void> {
  await getSubscription(ctx, subscriptionId)
  await ctx.transaction(async ctx => {
    const { rows } = await sql<{ id: string }>`update webhooks.deliveries set status = 'queued', settled_at = null
      where subscription_id = ${subscriptionId}::uuid and status = 'failed' returning id`.execute(ctx.db)
    if (rows.length === 0) return
    await plan(
      ctx,
      rows.map(({ id }) => id),
    )
    await publish(ctx, failedReplayed({ subscriptionId, count: rows.length }))
  })
}

/** How long it can be seen what was sent. */
const KEPT = '90 days'

export async function forgetDeliveries(ctx: Ctx): Promise<void> {
  await sql`delete from webhooks.deliveries where created_at < ${ctx.now()}::timestamptz - ${KEPT}::interval`.execute(
    ctx.db,
  )
}
