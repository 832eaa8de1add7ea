import { type RawBuilder, sql } from 'kysely'

/** A step of what was promised, as it stands. */
export interface PromiseState {
  step: string
  dueAt: Date
  keptAt: Date | null
  /** When a closing ended it: kept with it where the thing was done, else promised no more. Opening again takes it back. */
  endedAt: Date | null
}

/** What became of a step: `broken` was overdue already when the request ended otherwise than done, `ended` was not. */
export function becameOf({ dueAt, keptAt, endedAt }: PromiseState): 'open' | 'kept' | 'kept-late' | 'ended' | 'broken' {
  if (keptAt) return keptAt > dueAt ? 'kept-late' : 'kept'
  if (!endedAt) return 'open'
  return endedAt > dueAt ? 'broken' : 'ended'
}

/** The steps of a request in order, as one JSON list. */
export const promisesOf = (requestId: RawBuilder<unknown>) =>
  sql`(select coalesce(jsonb_agg(jsonb_build_object('step', p.step, 'dueAt', p.due_at, 'keptAt', p.kept_at, 'endedAt', p.ended_at)
    order by p.position), '[]') from requests.promises p where p.request_id = ${requestId})`

/** JSON carries times as text. */
export const promiseWithDates = ({ step, dueAt, keptAt, endedAt }: PromiseState): PromiseState => ({
  step,
  dueAt: new Date(dueAt),
  keptAt: keptAt && new Date(keptAt),
  endedAt: endedAt && new Date(endedAt),
})
