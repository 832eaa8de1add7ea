import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** A call that changed just now, for the screens that listen. */
export interface CallNews {
  callId: string
  /** By the clock of the database, to the microsecond: tells one change from the next. */
  at: string
  state: string
  adviserId: string | null
  interactionId: string | null
  /** It stands beside what is in hand. */
  parked: boolean
}

/** Longer than any transaction that changes a call: whoever asks again within it misses none. */
const SECONDS = 10

/** Every change of the last ten seconds; who asks leaves out what it has told. */
export async function listCallNews(ctx: Ctx): Promise<CallNews[]> {
  const { rows } = await sql<CallNews>`
    select k.id as "callId", k.changed_at::text as at, k.state, k.adviser_id as "adviserId", i.id as "interactionId",
      i.parked_at is not null as parked
    from interactions.calls k left join interactions.interactions i on i.call_id = k.id
    where k.changed_at > clock_timestamp() - make_interval(secs => ${SECONDS}) order by k.changed_at`.execute(ctx.db)
  return rows
}
