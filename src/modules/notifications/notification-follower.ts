import type { Ctx } from '../../platform/context.ts'
import type { Db } from '../../platform/database/pool.ts'
import type { Follower, HappenedEvent } from '../../platform/events/index.ts'
import { type NewMessage, type QuietHours, queueMessages } from '../channels/index.ts'
import { listToTell, type ToldParticipant, type ToldRequest } from '../requests/index.ts'
import { holdForHushed } from './hold-for-hushed.ts'
import { listNews, type News, saveNews } from './news.store.ts'
import { DIGEST_MS, planNews, waitsBefore } from './plan-news.ts'
import { isTold, type Reached, tellPerson, tellStaff } from './tell.ts'
import { datum } from './telling.ts'
import { isUrgent, isWritten, NEWS, whoIsTold } from './who-is-told.ts'
import { asksForSilence } from './whom-to-ring.ts'

/** What one batch of events has read and is going to write. It lives as long as its transaction. */
interface Batch {
  requests: Map<string, ToldRequest>
  /** What was told lately, what waits, and what this batch adds to both. */
  news: News[]
  changed: Set<News>
  messages: NewMessage[]
}

/**
 * Tells people of what happens to requests. Two reads and two writes for a whole batch; an event handled again makes no
 * second message.
 */
export function notificationFollower(reached: Reached & { quietHours: QuietHours | null }): Follower {
  const batches = new WeakMap<Db, Batch>()
  const begin = async (ctx: Ctx, events: HappenedEvent[]) => {
    const news = await listNews(ctx, [...new Set(events.map(({ subject }) => subject))], hourBefore(ctx))
    const waiting = news.filter(({ toldAt }) => toldAt === null).map(({ event }) => event)
    const batch: Batch = {
      requests: await readRequests(ctx, [...events, ...waiting]),
      news,
      changed: new Set(),
      messages: [],
    }
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
      if (!request || !(await isTold(ctx, request))) return
      const people = (await asksForSilence(ctx, event, request)) ? [] : whoIsTold(event, request)
      for (const person of people) await hear(ctx, batch, { event, request, person }, reached)
      batch.messages.push(
        ...(await holdForHushed(ctx, event, request, reached)),
        ...(await tellStaff(ctx, event, request, reached.origin)),
      )
    },
    async flush(ctx) {
      const batch = batches.get(ctx.db)
      await queueMessages(ctx, batch?.messages ?? [])
      await saveNews(ctx, [...(batch?.changed ?? [])])
      batches.delete(ctx.db)
    },
  }
}

const hourBefore = (ctx: Ctx): Date => new Date(ctx.now().getTime() - DIGEST_MS)

interface Hearing {
  event: HappenedEvent
  request: ToldRequest
  person: ToldParticipant
}

async function hear(
  ctx: Ctx,
  { news, changed, messages }: Batch,
  { event, request, person }: Hearing,
  reached: Reached & { quietHours: QuietHours | null },
): Promise<void> {
  const heard = news.filter(each => each.participantId === person.id && each.event.subject === event.subject)
  if (heard.some(each => each.event.seq === event.seq)) return
  const plan = planNews(event, heard, ctx.now(), reached.quietHours)
  if ('waitsUntil' in plan) {
    // What waits longer goes along: nothing older comes after it.
    for (const each of heard)
      if (waitsBefore(each, event) && each.dueAt > plan.waitsUntil) {
        each.dueAt = plan.waitsUntil
        changed.add(each)
      }
    keep({ participantId: person.id, event, dueAt: plan.waitsUntil, toldAt: null })
    return
  }
  const [first, ...rest] = plan.now
  messages.push(await tellPerson(ctx, [first!, ...rest], { request, person, at: event.at }, reached))
  for (const each of heard)
    if (waitsBefore(each, event)) {
      each.toldAt = ctx.now()
      changed.add(each)
    }
  if (!isUrgent(event) || isWritten(event))
    keep({ participantId: person.id, event, dueAt: ctx.now(), toldAt: ctx.now() })

  function keep(one: News): void {
    news.push(one)
    changed.add(one)
  }
}

const WORDS_OF = ['updateId', 'pauseId', 'closureId'] as const

/** The requests of these events, with the words that the events tell of. */
export async function readRequests(ctx: Ctx, events: HappenedEvent[]): Promise<Map<string, ToldRequest>> {
  const requestIds = [...new Set(events.map(event => event.subject))]
  const about = events.flatMap(event => WORDS_OF.map(name => datum(event, name)).filter(Boolean))
  const requests = requestIds.length > 0 ? await listToTell(ctx, requestIds, about) : []
  return new Map(requests.map(request => [request.id, request]))
}
