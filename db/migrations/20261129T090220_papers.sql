-- papers: originals, cheques and cash that came by post. Two people see each of them at opening; where it is is known until
-- it is given back or banked.
create schema papers;

create table papers.papers (
  id uuid primary key,
  kind text not null check (kind in ('original', 'cheque', 'cash')),
  what text not null,
  -- of a cheque and of cash
  pence int check (pence > 0),
  -- the letter it came with, where that is scanned
  received_id uuid references correspondence.received,
  opened_by uuid not null references organisation.staff_members,
  opened_at timestamptz not null,
  -- the second person, who saw it too
  confirmed_by uuid references organisation.staff_members,
  confirmed_at timestamptz,
  -- it was given back or banked
  left_at timestamptz,
  check ((kind = 'original') = (pence is null)),
  check ((confirmed_by is null) = (confirmed_at is null)),
  check (confirmed_by <> opened_by),
  check (left_at is null or confirmed_at is not null)
);
create index papers_held on papers.papers (opened_at, id) where left_at is null;
create index papers_by_received on papers.papers (received_id) where received_id is not null;
create index papers_by_opener on papers.papers (opened_by);
create index papers_by_confirmer on papers.papers (confirmed_by) where confirmed_by is not null;

-- Where it went, one after the other; the last is where it is.
create table papers.moves (
  paper_id uuid not null references papers.papers,
  number int not null,
  way text not null check (way in ('kept', 'returned', 'banked')),
  -- kept: where. returned: to whom. banked: which bank or account.
  place text not null,
  -- of signed-for post, or of the paying-in slip
  slip text check (slip <> ''),
  moved_by uuid not null references organisation.staff_members,
  moved_at timestamptz not null,
  primary key (paper_id, number),
  check ((way = 'kept') = (slip is null))
);
create index moves_by_staff on papers.moves (moved_by);
