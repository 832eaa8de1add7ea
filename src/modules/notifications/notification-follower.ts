import type { Ctx } from '../../platform/context.ts'
import type { Db } from '../../platform/database/pool.ts'
import type { Follower, HappenedEvent } from '../../platform/events/index.ts'
import { type NewMessage, queueMessages } from '../channels/index.ts'
import { listToTell, type ToldRequest } from '../requests/index.ts'
import { type Reached, tell } from './tell.ts'
import { datum } from './telling.ts'
import { NEWS } from './who-is-told.ts'

/** What one batch of events has read and is going to send. It lives as long as its transaction. */
interface Batch {
  requests: Map<string, ToldRequest>
  messages: NewMessage[]
}

/**
 * Tells people of what happens to requests. One read and one write for a whole batch; an event handled again makes no
 * second message.
 */
export function notificationFollower(reached: Reached): Follower {
  const batches = new WeakMap<Db, Batch>()
  const begin = async (ctx: Ctx, events: HappenedEvent[]) => {
    const batch: Batch = { requests: await readRequests(ctx, events), messages: [] }
    batches.set(ctx.db, batch)
    return batch
  }
  return {
    name: 'notifications',
    types: NEWS,
    async prepare(ctx, events) {
      await begin(ctx, events)
    },
    async handle(ctx, event) {
      const batch = batches.get(ctx.db) ?? (await begin(ctx, [event]))
      const request = batch.requests.get(event.subject)
      // Erased since: there is nobody left to tell.
      if (request) batch.messages.push(...(await tell(ctx, event, request, reached)))
    },
    async flush(ctx) {
      await queueMessages(ctx, batches.get(ctx.db)?.messages ?? [])
      batches.delete(ctx.db)
    },
  }
}

const WORDS_OF = ['updateId', 'pauseId', 'closureId'] as const

async function readRequests(ctx: Ctx, events: HappenedEvent[]): Promise<Map<string, ToldRequest>> {
  const requestIds = [...new Set(events.map(event => event.subject))]
  const about = events.flatMap(event => WORDS_OF.map(name => datum(event, name)).filter(Boolean))
  const requests = requestIds.length > 0 ? await listToTell(ctx, requestIds, about) : []
  return new Map(requests.map(request => [request.id, request]))
}
