import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { HappenedEvent } from '../../platform/events/index.ts'

/** News that may wait, for one person, and what was written to her lately. */
export interface News {
  participantId: string
  event: HappenedEvent
  dueAt: Date
  /** Null: it waits. */
  toldAt: Date | null
}

interface Row extends Omit<News, 'event'> {
  event: HappenedEvent
}

const columns = sql`n.participant_id as "participantId", n.event, n.due_at as "dueAt", n.told_at as "toldAt"`

/** Times come out of JSON as text. */
const withDate = (row: Row): News => ({ ...row, event: { ...row.event, at: new Date(row.event.at) } })

/** What waits for these requests, locked, and what was told since then; oldest first. */
export async function listNews(ctx: Ctx, requestIds: string[], since: Date): Promise<News[]> {
  if (requestIds.length === 0) return []
  const { rows } = await sql<Row>`select ${columns} from notifications.news n
    where n.request_id = any(${requestIds}::uuid[]) and (n.told_at is null or n.told_at > ${since})
    order by n.event_seq, n.participant_id for update`.execute(ctx.db)
  return rows.map(withDate)
}

const AT_A_TIME = 500

/** What is due now; what somebody else has in hand is left to her. */
export async function holdDueNews(ctx: Ctx): Promise<News[]> {
  const { rows } = await sql<Row>`select ${columns} from notifications.news n
    where n.told_at is null and n.due_at <= ${ctx.now()}
    order by n.due_at, n.participant_id, n.event_seq limit ${AT_A_TIME} for update skip locked`.execute(ctx.db)
  return rows.map(withDate).sort((one, other) => Number(one.event.seq) - Number(other.event.seq))
}

/** Writes down what waits and what was told; what was there already is told now, or sooner. */
export async function saveNews(ctx: Ctx, news: readonly News[]): Promise<void> {
  if (news.length === 0) return
  const rows = news.map(({ participantId, event, dueAt, toldAt }) => ({
    participant_id: participantId,
    request_id: event.subject,
    event_seq: event.seq,
    event,
    due_at: dueAt,
    told_at: toldAt,
  }))
  await sql`insert into notifications.news (participant_id, request_id, event_seq, event, due_at, told_at)
    select participant_id, request_id, event_seq, event, due_at, told_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(participant_id uuid, request_id uuid, event_seq bigint,
      event jsonb, due_at timestamptz, told_at timestamptz)
    on conflict (participant_id, event_seq) do update set told_at = coalesce(notifications.news.told_at, excluded.told_at),
      due_at = least(notifications.news.due_at, excluded.due_at)`.execute(ctx.db)
}

/** What was told is needed for an hour, to know what has to wait. */
export async function forgetNews(ctx: Ctx, before: Date): Promise<void> {
  await sql`delete from notifications.news where told_at < ${before}`.execute(ctx.db)
}
