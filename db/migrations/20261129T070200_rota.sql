-- rota: colleagues swap shifts of one team, one for one.
create table rota.swaps (
  id uuid primary key,
  shift_id uuid not null references rota.shifts,
  -- what she gets for it
  their_shift_id uuid not null references rota.shifts,
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
create index swaps_by_their_shift on rota.swaps (their_shift_id);
create index swaps_by_asker on rota.swaps (from_id, asked_at desc);
create index swaps_by_asked on rota.swaps (to_id, asked_at desc);
create index swaps_by_team on rota.swaps (team_id, asked_at desc);
create index swaps_by_decider on rota.swaps (decided_by) where decided_by is not null;
create index swaps_by_seer on rota.swaps (seen_by) where seen_by is not null;

-- Whether a leader must say yes to swaps of a team, or sees them when they are done: the newest row is in force; none: sees them.
create table rota.swap_rules (
  id uuid primary key,
  team_id text not null references organisation.teams,
  needs_leader boolean not null,
  said_at timestamptz not null,
  said_by uuid references organisation.staff_members
);
create index swap_rules_of_team on rota.swap_rules (team_id, said_at desc, id desc);
create index swap_rules_by_sayer on rota.swap_rules (said_by) where said_by is not null;
