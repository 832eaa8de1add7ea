-- interactions: when the recording of a call stood, links to pay that were sent, and the causes that those who study the
-- work find later.

-- The recording of a call stands still while somebody says what nobody may keep. One row for each time.
create table interactions.recording_pauses (
  id uuid primary key,
  call_id uuid not null references interactions.calls,
  -- null: it was pressed at the telephone
  asked_by uuid references organisation.staff_members,
  asked_at timestamptz not null,
  -- the telephone system says that it stands
  stands_since timestamptz,
  -- it is to go on, and why: the adviser says so, the step of the script or the call is over, or it was pressed at the telephone
  over_at timestamptz,
  over_by text check (over_by in ('adviser', 'step', 'call', 'telephone')),
  -- the telephone system says that it goes on
  goes_on_since timestamptz,
  check ((over_at is null) = (over_by is null))
);
create index recording_pauses_by_call on interactions.recording_pauses (call_id, asked_at);
create unique index recording_pauses_open on interactions.recording_pauses (call_id) where over_at is null;
create index recording_pauses_by_colleague on interactions.recording_pauses (asked_by) where asked_by is not null;

-- That a link to pay was sent to whoever asks. Nothing of a card is ever here: whether she paid the place knows where she pays.
create table interactions.pay_links (
  id uuid primary key,
  matter_id uuid not null references interactions.matters,
  request_id uuid not null references requests.requests,
  pence integer not null check (pence > 0),
  sent_by uuid not null references organisation.staff_members,
  sent_at timestamptz not null
);
create index pay_links_by_matter on interactions.pay_links (matter_id, sent_at);
create index pay_links_by_request on interactions.pay_links (request_id);
create index pay_links_by_colleague on interactions.pay_links (sent_by);

-- Why people have to get in touch though they should not: the council's own list.
create table interactions.causes (
  id uuid primary key,
  name text not null check (name <> ''),
  added_at timestamptz not null,
  added_by uuid not null references organisation.staff_members,
  -- nobody gives it any more; what has it keeps it
  ended_at timestamptz
);
create unique index causes_by_name on interactions.causes (lower(name)) where ended_at is null;
create index causes_by_colleague on interactions.causes (added_by);

-- What somebody who studies the work found to be the cause of a matter. A correction is a new row: the last one counts.
create table interactions.found_causes (
  id uuid primary key,
  matter_id uuid not null references interactions.matters,
  cause_id uuid not null references interactions.causes,
  signed_by uuid not null references organisation.staff_members,
  signed_at timestamptz not null
);
create index found_causes_by_matter on interactions.found_causes (matter_id, signed_at desc, id desc);
create index found_causes_by_cause on interactions.found_causes (cause_id);
create index found_causes_by_colleague on interactions.found_causes (signed_by);
create index matters_failed on interactions.matters (created_at) where demand = 'failure' and outcome is not null;
-- Somebody may come to harm: the words of such a conversation are no sample for anybody.
alter table interactions.interactions add column in_confidence boolean not null default false;
