-- rota: colleagues swap shifts. `theirs`: the shift given for it; null: she takes it and gives none.
create table rota.swaps (
  id uuid primary key,
  shift_id uuid not null references rota.shifts,
  their_shift_id uuid references rota.shifts,
  from_id uuid not null references organisation.staff_members,
  to_id uuid not null references organisation.staff_members,
  team_id text not null references organisation.teams,
  asked_at timestamptz not null,
  -- asked: she has not answered; agreed: a leader must say yes; done: the rota has it; the others changed nothing
  state text not null check (state in ('asked', 'agreed', 'done', 'declined', 'withdrawn', 'refused', 'overtaken')),
  answered_at timestamptz,
  -- the leader who said yes or no, where one must
  decided_by uuid references organisation.staff_members,
  decided_at timestamptz,
  -- the leader who looked at one that needed no yes
  seen_by uuid references organisation.staff_members,
  seen_at timestamptz,
  check (from_id <> to_id)
);
create unique index swaps_standing on rota.swaps (shift_id) where state in ('asked', 'agreed');
create index swaps_by_shift on rota.swaps (shift_id);
create index swaps_by_their_shift on rota.swaps (their_shift_id) where their_shift_id is not null;
create index swaps_by_asker on rota.swaps (from_id, asked_at desc);
create index swaps_by_asked on rota.swaps (to_id, asked_at desc);
create index swaps_by_team on rota.swaps (team_id, asked_at desc);
create index swaps_by_decider on rota.swaps (decided_by) where decided_by is not null;
create index swaps_by_seer on rota.swaps (seen_by) where seen_by is not null;
