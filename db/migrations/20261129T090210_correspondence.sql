-- correspondence: what is scanned together is several letters, each with its pages.
alter table correspondence.received drop constraint received_arrival_id_key,
  -- which letter of a scan; 0 of everything else
  add column part int not null default 0,
  -- of a letter: 0 to 100, how sure the machine was of its words. Null once a person has read it, and of all that is no letter
  add column confidence int check (confidence between 0 and 100),
  add constraint received_arrival_part unique (arrival_id, part);

create table correspondence.pages (
  received_id uuid not null references correspondence.received,
  position int not null,
  file_id uuid not null references platform.files,
  -- as the machine read them, however unsure
  words text not null,
  confidence int not null check (confidence between 0 and 100),
  primary key (received_id, position)
);
create index pages_by_file on correspondence.pages (file_id);
