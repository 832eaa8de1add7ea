-- A matter may go on more than once: one function says where it went, one where it came from.

-- Published: a conversation, and those in which its matters went on, however often.
create function interactions.went_on(first_id uuid) returns table (id uuid) language sql stable parallel safe as $$
  with recursive went (id) as (
    select first_id
    union
    select next.interaction_id from went
      join interactions.matters m on m.interaction_id = went.id
      join interactions.matters next on next.continues_id = m.id)
  select went.id from went
$$;

-- A conversation (0), the one that it goes on from (1), and so on.
create function interactions.came_from(last_id uuid) returns table (id uuid, steps int) language sql stable parallel safe as $$
  with recursive back (id, steps) as (
    select last_id, 0
    union
    select origin.interaction_id, back.steps + 1 from back
      join interactions.matters m on m.interaction_id = back.id
      join interactions.matters origin on origin.id = m.continues_id)
  select back.id, back.steps from back
$$;

create or replace view interactions.begun_about as
  select w.id, i.id as interaction_id, i.adviser_id, i.wrapped_at, i.confided_to from interactions.waiting w
  cross join lateral interactions.went_on(w.interaction_id) went
  join interactions.interactions i on i.id = went.id;
