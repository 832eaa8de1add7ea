-- interactions: who is there, matters handed over warm, call-backs promised, chases looked after, settling by delegation.

-- What a colleague says of herself and when her screen was last heard of; that she is on a call is seen from her conversations.
create table interactions.presence (
  staff_id uuid primary key references organisation.staff_members,
  chosen text not null default 'available' check (chosen in ('available', 'away')),
  seen_at timestamptz not null
);

-- A matter offered to a colleague who is there: she takes it, or it comes back.
create table interactions.handovers (
  id uuid primary key,
  matter_id uuid not null references interactions.matters,
  from_id uuid not null references organisation.staff_members,
  to_id uuid not null references organisation.staff_members,
  team text not null references organisation.teams,
  summary text not null check (summary <> ''),
  state text not null check (state in ('offered', 'accepted', 'given-back', 'unanswered', 'done')),
  -- why it is given back, or what was done
  word text not null default '',
  offered_at timestamptz not null,
  -- not answered until then, it is with whoever offered it again
  answer_by timestamptz not null,
  answered_at timestamptz,
  -- of two colleagues of the team the one who took it
  answered_by uuid references organisation.staff_members,
  done_at timestamptz,
  -- by the clock of the database: what screens that listen ask for
  changed_at timestamptz not null default clock_timestamp()
);
create unique index handovers_standing on interactions.handovers (matter_id) where state in ('offered', 'accepted');
create index handovers_by_matter on interactions.handovers (matter_id, offered_at);
create index handovers_by_giver on interactions.handovers (from_id, offered_at);
create index handovers_by_receiver on interactions.handovers (to_id, state);
create index handovers_by_team on interactions.handovers (team, state);
create index handovers_by_answerer on interactions.handovers (answered_by, state) where answered_by is not null;
create index handovers_changed on interactions.handovers (changed_at);
create index handovers_offered on interactions.handovers (answer_by) where state = 'offered';

-- A promise to ring within two hours of a day. Whether it was kept is one thing, whether she was reached another.
create table interactions.call_backs (
  id uuid primary key,
  matter_id uuid not null references interactions.matters,
  customer_id uuid references customers.customers,
  team text not null references organisation.teams,
  phone text not null,
  summary text not null,
  slot_from timestamptz not null,
  slot_until timestamptz not null,
  promised_by uuid not null references organisation.staff_members,
  promised_at timestamptz not null,
  -- how she has it: in writing the way that is safe, or only in what was said
  told text not null check (told in ('email', 'spoken')),
  state text not null check (state in ('open', 'spoken', 'written')),
  -- did we ring in time?
  promise text check (promise in ('kept', 'missed')),
  -- not before then; null: there is nothing more to do
  next_at timestamptz,
  taken_by uuid references organisation.staff_members,
  taken_at timestamptz,
  check ((state = 'open') = (next_at is not null))
);
create unique index call_backs_open on interactions.call_backs (matter_id) where state = 'open';
create index call_backs_by_matter on interactions.call_backs (matter_id);
create index call_backs_by_customer on interactions.call_backs (customer_id) where customer_id is not null;
create index call_backs_by_promiser on interactions.call_backs (promised_by);
create index call_backs_by_taker on interactions.call_backs (taken_by) where taken_by is not null;
create index call_backs_by_slot on interactions.call_backs (team, slot_from);
create index call_backs_due on interactions.call_backs (team, next_at) where state = 'open';
create index call_backs_unkept on interactions.call_backs (slot_until) where promise is null;

create table interactions.call_back_tries (
  call_back_id uuid not null references interactions.call_backs,
  number int not null,
  by_id uuid not null references organisation.staff_members,
  at timestamptz not null,
  result text not null check (result in ('spoke', 'no-answer', 'wrong-number')),
  note text not null default '',
  primary key (call_back_id, number)
);
create index call_back_tries_by_colleague on interactions.call_back_tries (by_id);

alter table interactions.matters
  -- somebody of the team looks after what was chased
  add column seen_to_by uuid references organisation.staff_members,
  add column seen_to_at timestamptz,
  -- settled by a scheme of delegation: by which role
  add column delegated_to text;
create index matters_by_seer on interactions.matters (seen_to_by) where seen_to_by is not null;
create index matters_chased on interactions.matters (request_id) where touched = 'chased' and demand = 'failure' and seen_to_at is null;
