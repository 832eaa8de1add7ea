import type { Ctx } from '../../platform/context.ts'
import { type NewMessage, queueMessages } from '../channels/index.ts'
import { holdForHushed } from './hold-for-hushed.ts'
import { forgetNews, holdDueNews, type News, saveNews } from './news.store.ts'
import { readRequests } from './notification-follower.ts'
import { type Reached, tellPerson } from './tell.ts'
import { whoIsTold } from './who-is-told.ts'

const DAY = 86_400_000

/**
 * Sends the news that has waited long enough, in one message for each person and request. What she wants to hear is asked
 * again: who has stopped it meanwhile, or has died, hears nothing. Answers how many messages.
 */
export async function tellWaitingNews(ctx: Ctx, reached: Reached): Promise<number> {
  return ctx.transaction(async ctx => {
    const due = await holdDueNews(ctx)
    const requests = await readRequests(
      ctx,
      due.map(({ event }) => event),
    )
    const messages: NewMessage[] = []
    for (const news of Map.groupBy(due, keyOf).values()) {
      const request = requests.get(news[0]!.event.subject)
      // Danger was heard while it waited.
      for (const { event, participantId } of request ? news : []) {
        const hushed = request!.hushed.filter(({ id }) => id === participantId)
        if (hushed.length > 0) messages.push(...(await holdForHushed(ctx, event, { ...request!, hushed }, reached)))
      }
      const wanted = request ? news.filter(each => personOf(each)) : []
      const person = wanted[0] && personOf(wanted[0])
      if (!request || !person) continue
      const [first, ...rest] = wanted.map(({ event }) => event)
      messages.push(await tellPerson(ctx, [first!, ...rest], { request, person, at: ctx.now() }, reached))
    }
    await queueMessages(ctx, messages)
    await saveNews(
      ctx,
      due.map(each => ({ ...each, toldAt: ctx.now() })),
    )
    await forgetNews(ctx, new Date(ctx.now().getTime() - DAY))
    return messages.length

    function personOf({ event, participantId }: News) {
      return whoIsTold(event, requests.get(event.subject)!).find(({ id }) => id === participantId)
    }
  })
}

const keyOf = ({ participantId, event }: News): string => `${participantId} ${event.subject}`
