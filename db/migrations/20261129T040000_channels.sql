-- channels: the ways that mail comes in, as the workers last saw them.
create table channels.inlets (
  -- `smtp:PORT` of the receiver, `imap:ACCOUNT` of a mailbox, which is also the source of its arrivals
  name text primary key,
  -- one worker at a time reads a mailbox: it says so again and again, else another takes over
  held_by uuid not null,
  held_until timestamptz not null,
  -- when all that waited there was last taken
  looked_at timestamptz,
  -- why it cannot be read now, and since when
  problem text,
  problem_since timestamptz,
  -- of a mailbox: its numbers begin anew when its validity changes; all up to the last one are kept
  uid_validity bigint,
  last_uid bigint,
  -- it was numbered anew: of what it held then, up to this number, only what came since then is new
  renumbered_to bigint,
  renumbered_since timestamptz
);
