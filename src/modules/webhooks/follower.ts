import type { Ctx } from '../../platform/context.ts'
import type { Db } from '../../platform/database/pool.ts'
import type { Follower, HappenedEvent } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { listRequestFacts, type RequestFacts } from '../requests/index.ts'
import { type NewDelivery, queueDeliveries } from './deliveries.ts'
import { readSubscriptions } from './subscriptions.ts'
import { cloudEvent, dataOf, isTold, NEWS } from './webhooks.ts'

interface Batch {
  requests: Map<string, RequestFacts>
  deliveries: NewDelivery[]
}

/** Tells other systems the news they asked for, as the request stands when it is told. `origin`: the address of this council. */
export function webhooksFollower({ origin }: { origin: string }): Follower {
  const batches = new WeakMap<Db, Batch>()
  const begin = async (ctx: Ctx, events: HappenedEvent[]): Promise<Batch> => {
    const subscribed = (await readSubscriptions(ctx)).length > 0
    const ids = subscribed ? [...new Set(events.map(({ subject }) => subject))] : []
    const batch = { requests: ids.length > 0 ? await listRequestFacts(ctx, ids) : new Map(), deliveries: [] }
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
      if (request) batch.deliveries.push(...(await deliveriesOf(ctx, event, request, origin)))
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
  request: RequestFacts,
  source: string,
): Promise<NewDelivery[]> {
  const news = NEWS[event.type as keyof typeof NEWS]
  const told = (await readSubscriptions(ctx)).filter(each => isTold(each, { news, at: event.at }, request))
  return told.map(({ id: subscriptionId, personal }) => {
    const id = newId()
    const body = cloudEvent({ id, news, subject: request.id, at: event.at, source }, dataOf(request, personal))
    return { id, subscriptionId, seq: event.seq, news, body: JSON.stringify(body) }
  })
}
