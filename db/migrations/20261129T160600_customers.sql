-- Old systems whose records are brought in and never compared with others, because whoever brought them said so.
create table customers.apart_sources (
  source text primary key,
  said_at timestamptz not null
);
