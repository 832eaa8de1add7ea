import { sql } from 'kysely'
import { wrongNumbers } from '../call-backs/wrong-numbers.ts'

/** On which number she is reached: the nearest of the calls and call-backs it came from that was not found to be a wrong one. */
const phone = sql`(select n.phone from interactions.came_from(i.id) back
  join interactions.interactions o on o.id = back.id
  left join interactions.calls k on k.id = o.call_id and back.steps > 0
  left join interactions.call_backs b on b.interaction_id = o.id
  cross join lateral (select coalesce(k.caller, b.phone) as phone) n
  where n.phone is not null and split_part(n.phone, ';', 1) not in ${wrongNumbers(sql`i.id`)} order by back.steps limit 1)`

/** Of a conversation `i`: what it goes on with, and on which number she is reached; no row: it began by itself. What was given goes on as it came, and has no page of its own. */
export const wentOnFrom = sql`lateral (select f.kind, f.id, ${phone} as phone from (
  select 'handover' as kind, h.id from interactions.handovers h where h.went_on_in = i.id
  union all
  select 'call-back', b.id from interactions.call_backs b where b.interaction_id = i.id
  union all
  select 'given', w.id from interactions.waiting w where w.interaction_id = i.id and w.given_in is not null
    and exists (select from interactions.callers c where c.interaction_id = i.id)
  limit 1) f)`
