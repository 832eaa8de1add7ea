-- What was left and gone on with more than once is found by where it came from.

-- A matter, the one that it continues, and so on.
create function interactions.continued(last_id uuid) returns table (id uuid) language sql stable parallel safe as $$
  with recursive back (id) as (
    select last_id
    union
    select m.continues_id from back join interactions.matters m on m.id = back.id where m.continues_id is not null)
  select back.id from back
$$;
