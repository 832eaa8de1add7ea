import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

export const JOINS = ['asked', 'ringing', 'joined', 'unanswered', 'over'] as const
/** How far a warm transfer is: to be rung, ringing, on the call; not picked up; or over before she was in. */
export type Joins = (typeof JOINS)[number]

/** It rings for 20 seconds; of what is not told by then the word was lost. */
const LOST_AFTER = 60_000

/** A phone of which nothing was heard for so long was not picked up, whether or not that has been written down. Pure. */
export const joinsNow = (joins: Joins | null, askedAt: Date | null, now: Date): Joins | null =>
  (joins === 'asked' || joins === 'ringing') && askedAt && isLost(askedAt, now) ? 'unanswered' : joins

export const isLost = (askedAt: Date, now: Date): boolean => now.getTime() - askedAt.getTime() > LOST_AFTER
export const lostBefore = ({ now }: Pick<Ctx, 'now'>): Date => new Date(now().getTime() - LOST_AFTER)

/** Of the call `k`: it came by a line of ours, so that its provider is told; else by a telephone system, which must listen to us. */
export const byOurLine = sql`exists (select from interactions.line_webhooks w where w.provider_call = k.provider_call and w.step = 'agent')`

/** Of the call `k`: somebody speaks on it, it can be told to ring one more phone, and nobody has joined it yet. */
export const canBeJoined = ({ ports }: Pick<Ctx, 'ports'>) =>
  sql<boolean>`(k.ended_at is null and k.answered_at is not null and (${byOurLine}
      or ${ports.telephony.isSet && ports.telephony.isSigned} and exists (select from interactions.telephony_keys))
    and not exists (select from interactions.handovers x where x.call_id = k.id and x.joins in ('asked', 'ringing', 'joined')))`
