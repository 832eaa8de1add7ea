import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { isPublic } from './request.ts'
import { updateWritten } from './requests.events.ts'
import { change, getForUpdate } from './requests.store.ts'
import { addUpdate } from './updates.store.ts'

export interface WordsOfBody {
  requestId: string
  /** Its name: the words are shown as its own. */
  body: string
  words: string
  /** Its own id of them: the same twice is once. */
  external: { source: string; id: string }
}

/**
 * What another body says of a request that it deals with: everybody who follows it is told, and the public page shows it where
 * there is one. Words that the body has said before are not said again. Answers whether they are new.
 */
export async function takeFromBody(ctx: Ctx, { requestId, body, external, ...said }: WordsOfBody): Promise<boolean> {
  const words = maskCards(said.words)
  return ctx.transaction(async ctx => {
    const request = await getForUpdate(ctx, requestId)
    const { rows } = await sql<{ id: string }>`select id from requests.updates
      where (external_source = ${external.source} and external_id = ${external.id})
        or (request_id = ${request.id} and said_by = ${body} and words = ${words}) limit 1`.execute(ctx.db)
    if (rows.length > 0 || words.trim() === '') return false
    const audience = isPublic(request) ? 'public' : 'participants'
    const updateId = await addUpdate(ctx, { requestId: request.id, audience, words, external, saidBy: body })
    await change(ctx, request.id, {})
    await publish(ctx, updateWritten({ requestId: request.id, updateId, audience, by: 'body' }))
    return true
  })
}
