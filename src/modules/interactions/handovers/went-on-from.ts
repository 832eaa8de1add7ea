import { sql } from 'kysely'

/** Of a conversation `i`: what it goes on with, and on which number she is reached; no row: it began by itself. */
export const wentOnFrom = sql`lateral (
  select 'handover' as kind, h.id, k.caller as phone from interactions.handovers h
    join interactions.matters m on m.id = h.matter_id join interactions.interactions o on o.id = m.interaction_id
    left join interactions.calls k on k.id = o.call_id where h.went_on_in = i.id
  union all
  select 'call-back', b.id, b.phone from interactions.call_backs b where b.interaction_id = i.id
  limit 1)`
