import { sql } from 'kysely'
import { hushedOf } from '../hush.ts'
import { isNumberUnsafe } from '../lines/safe-number.ts'
import type { TryResult } from './call-back.ts'

/**
 * Joins whom the call-back `b` is for, as `who`: whoever the conversation turns out to be with in which it was promised, also after
 * that. Its own id is whom the promise was told to. Of a kept place: who had the number.
 */
export const joinWhom = sql`left join interactions.callers asker
    on asker.interaction_id = (select interaction_id from interactions.matters where id = b.matter_id)
  left join customers.identity who on who.customer_id = case when b.matter_id is null then b.customer_id else asker.customer_id end`

const NUMBER = sql`split_part(b.phone, ';', 1)`

/** The phone to ring is one of somebody who has died. Another number is of whoever speaks for her now. */
export const isOfDead = sql<boolean>`exists (select from (select who.customer_id as id) asked
  join customers.reachable d on d.customer_id = asked.id join customers.ways w on w.customer_id = asked.id
  where w.kind = 'phone' and w.normal = ${NUMBER} and d.died_at is not null)`

/** The phone to ring is not safe, as is known now. */
export const isUnsafe = isNumberUnsafe({ phone: NUMBER, whose: sql`who.customer_id` })

/** Nobody rings it: whoever has it has died, or it is not safe. */
export const isNotRung = sql<boolean>`(${isOfDead} or ${isUnsafe})`

/** It was promised to somebody else, before it was clear who it is: then it is written to nobody more. */
export const isOfAnother = sql<boolean>`exists (select from customers.identity told
  where told.customer_id = b.customer_id and told.person_id is distinct from who.person_id)`

/** Danger was raised in the conversation it was promised in, of a kind of which the program writes nothing by itself. */
export const isHushedCall = sql<boolean>`(b.matter_id is not null and ${hushedOf(
  sql`(select interaction_id from interactions.matters where id = b.matter_id)`,
)})`

/** What was written of it when it was promised last is held back, or was dropped: danger was heard in the meantime. */
const isHeld = sql`coalesce((select s.held from channels.sent_in_threads s where s.thread_id = b.id and s.key like 'call-back:%:promised:%'
  order by s.created_at desc limit 1), false)`

/** How whom it is for has it; 'held': not at all, though it was written. */
export const told = sql`case when b.told <> 'spoken' and ${isHeld} then 'held' when b.told <> 'spoken' and ${isOfAnother} then 'other' else b.told end`

export type Told = 'email' | 'text' | 'spoken' | 'other' | 'held'

/** Of what was sent (`s`): what was written to whom the call-back `b` is for instead of a call. */
export const isInstead = sql<boolean>`(s.thread_id = b.id and s.key like 'call-back:%' and s.key not like 'call-back:%:promised:%')`

/** By which ways it was written to them instead, of which 'failed': something did not arrive. */
export const writtenBy = sql<
  WrittenBy[]
>`array(select by.way from (select distinct case when s.status = 'failed' then s.status else s.medium end as way
    from channels.sent_in_threads s where ${isInstead}) by order by array_position(array['text', 'email', 'letter', 'failed'], by.way))`

export type WrittenBy = 'email' | 'text' | 'letter' | 'failed'

/** As a colleague has it beside a matter that she promised it for. */
export interface PromisedCall {
  id: string
  team: string
  slotFrom: Date
  slotUntil: Date
  state: 'open' | 'spoken' | 'written' | 'cancelled'
  promise: 'kept' | 'missed' | null
  told: Told
  /** Nobody rings this number: it is not safe, or theirs who have died. */
  isNotRung: boolean
  /** Why nobody rings any more; '': it is not ended. */
  endedBecause: string
  lastTry: { at: Date; result: TryResult } | null
  writtenBy: WrittenBy[]
}

/** Somebody rings yet. */
export const isToBeRung = ({ state, isNotRung }: Pick<PromisedCall, 'state' | 'isNotRung'>): boolean =>
  state === 'open' && !isNotRung

/** The last of these matters `m`, as JSON. */
export const promisedCall = sql`(select jsonb_build_object('id', b.id, 'team', b.team, 'slotFrom', b.slot_from, 'slotUntil', b.slot_until,
    'state', b.state, 'promise', b.promise, 'told', ${told}, 'isNotRung', b.state = 'open' and ${isNotRung}, 'endedBecause', b.ended_because,
    'lastTry', (select jsonb_build_object('at', t.at, 'result', t.result) from interactions.call_back_tries t
      where t.call_back_id = b.id order by t.number desc limit 1), 'writtenBy', ${writtenBy})
  from interactions.call_backs b ${joinWhom} where b.matter_id = m.id order by b.promised_at desc limit 1)`

/** The same with its times, which are words in JSON. */
export const withTimes = (call: PromisedCall): PromisedCall => ({
  ...call,
  slotFrom: new Date(call.slotFrom),
  slotUntil: new Date(call.slotUntil),
  lastTry: call.lastTry && { ...call.lastTry, at: new Date(call.lastTry.at) },
})
