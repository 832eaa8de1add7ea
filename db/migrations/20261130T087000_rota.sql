-- Which shifts a swap made, so that the rota names the swap and not what it took off and planned anew.
alter table rota.swaps
  add column shift_became_id uuid references rota.shifts,
  add column their_shift_became_id uuid references rota.shifts;
create index swaps_by_became on rota.swaps (shift_became_id) where shift_became_id is not null;
create index swaps_by_their_became on rota.swaps (their_shift_became_id) where their_shift_became_id is not null;

-- Those that are done: the same times at the same moment, of the other one.
create function pg_temp.became(old_shift uuid, of_staff uuid) returns uuid language sql as $$
  select n.id from rota.shifts o join rota.shifts n on n.staff_id = of_staff and n.team_id = o.team_id and n.day = o.day
    and n.from_minute = o.from_minute and n.until_minute = o.until_minute and n.planned_by = o.removed_by
    and n.planned_at between o.removed_at and o.removed_at + interval '10 seconds'
  where o.id = old_shift order by n.planned_at limit 1
$$;
update rota.swaps set shift_became_id = pg_temp.became(shift_id, to_id), their_shift_became_id = pg_temp.became(their_shift_id, from_id)
where state = 'done';
