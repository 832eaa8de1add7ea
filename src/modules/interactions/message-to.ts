import { sql } from 'kysely'

/** Who was told of the message of a matter; 'held': nobody, for it was held back or dropped; 'some': that, but others were; null: nothing was sent for it. */
export type MessageTo = 'all' | 'some' | 'held' | null

/**
 * By what followed from the event of the message that the matter `m` has: as it was then, whoever may be written to now. Not by the request:
 * who follows it through her own, which was merged into it, is told of it as hers.
 */
export const messageTo = sql`(select case when bool_and(s.held) then 'held' when bool_or(s.held) then 'some' when count(*) > 0 then 'all' end
  from platform.events e join channels.sent_in_threads s on s.event_seq = e.seq::text
  where e.subject = m.request_id and e.type = 'requests.update-written' and e.data->>'updateId' = m.message_id::text)`
