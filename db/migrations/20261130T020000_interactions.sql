-- interactions: a colleague told the duty team of danger in a conversation about something written: all of that thread is of it.
with told as (
  select about.thread_id, array_agg(distinct of_duty.team order by of_duty.team) as teams
  from duty.records d
  cross join lateral unnest(d.teams) of_duty (team)
  cross join lateral interactions.came_from(d.interaction_id) back
  cross join lateral interactions.went_on(back.id) went
  join interactions.waiting about on about.interaction_id = went.id or about.given_in = went.id
  where d.interaction_id is not null
  group by about.thread_id)
update interactions.waiting w set confided_to = array(
    select distinct unnest(coalesce(w.confided_to, '{}') || told.teams) order by 1)
from told where w.thread_id = told.thread_id;
