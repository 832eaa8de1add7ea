import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { hintedToColleague } from '../customers/index.ts'
import { passedOnBy } from './gone.read.ts'
import { adviserOf } from './interaction.ts'
import { knownFor } from './known-for.ts'

/** A call that changed just now, for the screens that listen. */
export interface CallNews {
  callId: string
  /** By the clock of the database, to the microsecond: tells one change from the next. */
  at: string
  state: string
  adviserId: string | null
  /** Who had it before and put it through: their screens do not have it any more. */
  passedOnBy: string[]
  interactionId: string | null
  /** It stands beside what is in hand. */
  parked: boolean
  goldenNumber: string | null
  dialled: string
  /** What was said on it may be danger. */
  isUrgent: boolean
  isWithheld: boolean
  /** How many people have this number: nothing more of them before it is known who rings. */
  knownFor: number
  /** Who it is has been said, or that she stays unknown. */
  isKnown: boolean
}

/** Longer than any transaction that changes a call: whoever asks again within it misses none. */
const SECONDS = 10
/** A call of which nothing was heard for so long is not one that stands open: its end was lost. */
const LASTS_HOURS = 12

const news = (which: ReturnType<typeof sql>) => sql<CallNews>`
  select k.id as "callId", k.changed_at::text as at, case when i.ended_at is null then k.state else 'ended' end as state, k.adviser_id as "adviserId", array(${passedOnBy}) as "passedOnBy", i.id as "interactionId",
    i.parked_at is not null as parked, k.golden_number as "goldenNumber", k.dialled, k.is_urgent as "isUrgent", k.caller is null as "isWithheld",
    case when k.adviser_id is null then 0 else ${knownFor(person => hintedToColleague('k.adviser_id', person))} end as "knownFor",
    exists (select from interactions.callers c where c.interaction_id = i.id) as "isKnown"
  from interactions.calls k left join interactions.interactions i on i.call_id = k.id
  where ${which} order by k.changed_at`

/** Every change of the last ten seconds; who asks leaves out what it has told. (The time of the statement stands still, so that an index fits.) */
export async function listCallNews(ctx: Ctx): Promise<CallNews[]> {
  const { rows } = await news(sql`k.changed_at > statement_timestamp() - make_interval(secs => ${SECONDS})`).execute(
    ctx.db,
  )
  return rows
}

/** The calls at her phone that have not ended, nor did she say so: what a screen shows that was opened in the middle. */
export async function listOwnCalls(ctx: Ctx): Promise<CallNews[]> {
  const { rows } =
    await news(sql`k.adviser_id = ${adviserOf(ctx).id}::uuid and k.ended_at is null and i.ended_at is null
    and k.changed_at > statement_timestamp() - make_interval(hours => ${LASTS_HOURS})`).execute(ctx.db)
  return rows
}
