import { sql } from 'kysely'

/** On which number she is reached: the nearest of the calls and call-backs it came from. */
const phone = sql`(select coalesce(k.caller, b.phone) from interactions.came_from(i.id) back
  join interactions.interactions o on o.id = back.id
  left join interactions.calls k on k.id = o.call_id and back.steps > 0
  left join interactions.call_backs b on b.interaction_id = o.id
  where coalesce(k.caller, b.phone) is not null order by back.steps limit 1)`

/** Of a conversation `i`: what it goes on with, and on which number she is reached; no row: it began by itself. What was given goes on as it came, and has no page of its own. */
export const wentOnFrom = sql`lateral (
  select 'handover' as kind, h.id, ${phone} as phone from interactions.handovers h where h.went_on_in = i.id
  union all
  select 'call-back', b.id, b.phone from interactions.call_backs b where b.interaction_id = i.id
  union all
  select 'given', w.id, ${phone} from interactions.waiting w where w.interaction_id = i.id and w.given_in is not null
    and exists (select from interactions.callers c where c.interaction_id = i.id)
  limit 1)`
