import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { Db } from '../../../platform/database/pool.ts'

interface OfThread {
  id: string
  threadId: string
  isUrgent: boolean
}

/**
 * Of a thread that a colleague has in hand or laid aside: it goes into her conversation and waits for nobody else. What hints
 * at danger waits for everybody, though she sees it in the thread. Answers the conversation of each, or null. Whoever wraps up at
 * this moment is waited for.
 */
export async function joinInHand(db: Db, all: OfThread[]): Promise<(string | null)[]> {
  const answers = all.filter(each => each.threadId !== each.id && !each.isUrgent)
  if (answers.length === 0) return all.map(() => null)
  const { rows } = await sql<{ id: string; interactionId: string }>`
    with held as (select i.id, t.thread_id from interactions.interactions i join interactions.waiting t on t.interaction_id = i.id
      where t.thread_id = any(${answers.map(({ threadId }) => threadId)}::uuid[]) and i.wrapped_at is null
      order by i.id for share of i)
    update interactions.waiting w set interaction_id = h.id, joined_at = clock_timestamp()
    from (select thread_id, max(id::text)::uuid as id from held group by thread_id) h
    where w.id = any(${answers.map(({ id }) => id)}::uuid[]) and w.thread_id = h.thread_id and w.interaction_id is null
      and w.put_away_at is null
    returning w.id, w.interaction_id as "interactionId"`.execute(db)
  const joined = new Map(rows.map(row => [row.id, row.interactionId]))
  return all.map(({ id }) => joined.get(id) ?? null)
}

/** At the wrap-up: what came so late that she has not read it waits for a colleague. */
export async function leaveUnread(ctx: Ctx, interactionId: string, read: readonly string[]): Promise<void> {
  await sql`update interactions.waiting set interaction_id = null, joined_at = null
    where interaction_id = ${interactionId}::uuid and joined_at is not null and id <> all(${[...read]}::uuid[])`.execute(
    ctx.db,
  )
}

/** Somebody wrote again whom a colleague has in hand, for the screens that listen. */
export interface WrittenNews {
  id: string
  interactionId: string
  adviserId: string
}

/** As `listCallNews`: of the last ten seconds. */
export async function listWrittenNews(ctx: Ctx): Promise<WrittenNews[]> {
  const { rows } = await sql<WrittenNews>`select w.id, i.id as "interactionId", i.adviser_id as "adviserId"
    from interactions.waiting w join interactions.interactions i on i.id = w.interaction_id
    where w.joined_at > statement_timestamp() - interval '10 seconds' order by w.joined_at`.execute(ctx.db)
  return rows
}

/** When somebody last wrote again in a conversation since it was laid aside; null: nobody did, or it is in hand. */
export const wroteAgain = (
  interaction: 'i' | 't',
): RawBuilder<Date | null> => sql`(select max(again.arrived_at) from interactions.waiting again
  where again.interaction_id = ${sql.ref(`${interaction}.id`)} and again.joined_at > ${sql.ref(`${interaction}.parked_at`)})`
