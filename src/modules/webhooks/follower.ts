import type { Ctx } from '../../platform/context.ts'
import type { Db } from '../../platform/database/pool.ts'
import type { Follower, HappenedEvent } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { listBodiesBehind } from '../referrals/index.ts'
import { listRequestFacts, type RequestFacts } from '../requests/index.ts'
import { type NewDelivery, queueDeliveries } from './deliveries.ts'
import { readSubscriptions } from './subscriptions.ts'
import { cloudEvent, dataOf, isTold, NEWS } from './webhooks.ts'

interface Batch {
  requests: Map<string, RequestFacts>
  /** Whose each is where it is not ours, by request id. */
  bodies: Map<string, string>
  deliveries: NewDelivery[]
}

/** Tells other systems the news they asked for, as the request stands when it is told. `origin`: the address of this council. */
export function webhooksFollower({ origin }: { origin: string }): Follower {
  const batches = new WeakMap<Db, Batch>()
  const begin = async (ctx: Ctx, events: HappenedEvent[]): Promise<Batch> => {
    const subscribed = (await readSubscriptions(ctx)).length > 0
    const ids = subscribed ? [...new Set(events.map(({ subject }) => subject))] : []
    const requests: Batch['requests'] = ids.length > 0 ? await listRequestFacts(ctx, ids) : new Map()
    const batch = { requests, bodies: await listBodiesBehind(ctx, [...requests.values()]), deliveries: [] }
    batches.set(ctx.db, batch)
    return batch
  }
  return {
    name: 'webhooks',
    types: Object.keys(NEWS),
    async prepare(ctx, events) {
      await begin(ctx, events)
    },
    async handle(ctx, event) {
      const batch = batches.get(ctx.db) ?? (await begin(ctx, [event]))
      const request = batch.requests.get(event.subject)
      if (!request) return
      const body = batch.bodies.get(request.id) ?? null
      batch.deliveries.push(...(await deliveriesOf(ctx, event, { request, body, source: origin })))
    },
    async flush(ctx) {
      await queueDeliveries(ctx, batches.get(ctx.db)?.deliveries ?? [])
      batches.delete(ctx.db)
    },
  }
}

async function deliveriesOf(
  ctx: Ctx,
  event: HappenedEvent,
  { request, body, source }: { request: RequestFacts; body: string | null; source: string },
): Promise<NewDelivery[]> {
  const news = NEWS[event.type as keyof typeof NEWS]
  const told = (await readSubscriptions(ctx)).filter(each => isTold(each, { news, at: event.at }, request))
  return told.map(({ id: subscriptionId, personal }) => {
    const id = newId()
    const data = dataOf(request, { mayPersonal: personal, body })
    const told = cloudEvent({ id, news, subject: request.id, at: event.at, source }, data)
    return { id, subscriptionId, seq: event.seq, news, body: JSON.stringify(told) }
  })
}
