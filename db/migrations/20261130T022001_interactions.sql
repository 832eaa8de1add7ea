-- interactions: where a conversation went is known by its keys. Written into the statement that asks, the recursion was taken for
-- a hundred rows each time, so that a list of mail began with where every conversation went that there ever was. It is one row
-- now, and dear enough to be asked only of what is looked at.

create or replace function interactions.went_on(first_id uuid) returns table (id uuid)
  language plpgsql stable parallel safe rows 1 cost 2000 as $$
  #variable_conflict use_column
  begin
    return query with recursive went (id) as (
      select first_id
      union
      select next.interaction_id from went
        join interactions.matters m on m.interaction_id = went.id
        join interactions.matters next on next.continues_id = m.id)
    select went.id from went;
  end
$$;

create or replace function interactions.came_from(last_id uuid) returns table (id uuid, steps int)
  language plpgsql stable parallel safe rows 1 cost 2000 as $$
  #variable_conflict use_column
  begin
    return query with recursive back (id, steps) as (
      select last_id, 0
      union
      select origin.interaction_id, back.steps + 1 from back
        join interactions.matters m on m.interaction_id = back.id
        join interactions.matters origin on origin.id = m.continues_id)
    select back.id, back.steps from back;
  end
$$;

-- Published: what was written, of which a conversation was begun or goes on: `begun_about` from its other end.
create function interactions.begun_from(conversation_id uuid) returns table (id uuid) language sql stable parallel safe as $$
  select w.id from interactions.came_from(conversation_id) back join interactions.waiting w on w.interaction_id = back.id
$$;
