-- correspondence: pictures that came by text, each with where its provider keeps it until it is fetched. Beside its attachment,
-- which says meanwhile that it is not here yet.
create table correspondence.pictures (
  received_id uuid not null,
  position int not null,
  provider text not null,
  url text not null,
  media_type text not null,
  fetched_at timestamptz,
  -- no more tries by itself: a colleague may have it tried again
  given_up_at timestamptz,
  primary key (received_id, position),
  foreign key (received_id, position) references correspondence.attachments
);
create index pictures_to_fetch on correspondence.pictures (received_id, position) where fetched_at is null and given_up_at is null;
