import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { MessageRow } from '../channels/index.ts'
import { isOfKeptConversation } from '../interactions/index.ts'
import { seenBy } from '../requests/index.ts'
import { mayRead } from './received.read.ts'

/**
 * Of these messages of ours, by id, those that are not for the actor: in the thread of something written to us, which she may not read
 * whole (our answer quotes it), about a request that she may not see, or of a conversation in which somebody may come to harm.
 */
export async function findKeptSent(
  ctx: Ctx,
  messages: readonly Pick<MessageRow, 'id' | 'about' | 'threadId'>[],
): Promise<Set<string>> {
  if (messages.length === 0) return new Set()
  const of = <T>(each: (message: (typeof messages)[number]) => T) => messages.map(each)
  const { rows } = await sql<{ id: string }>`select m.id
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ about }) => about)}::uuid[], ${of(({ threadId }) => threadId)}::uuid[])
      m (id, about, thread_id)
    left join requests.standings q on q.id = m.about
    where case when q.id is not null then ${seenBy(ctx.actor, 'q')} is not true
      else ${isOfKeptConversation(ctx.actor, 'm.about')} or exists (select from correspondence.received r
        where r.thread_id in (m.thread_id, (select x.thread_id from correspondence.received x where x.id = m.about))
          and ${mayRead(ctx)} is not true) end`.execute(ctx.db)
  return new Set(rows.map(({ id }) => id))
}
