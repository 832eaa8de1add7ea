-- channels: scans take long to read: how far that is. Letters out are printed in files, each letter once.
alter table channels.arrivals
  add column pages int not null default 0,
  add column pages_read int not null default 0;

create table channels.print_batches (
  id uuid primary key,
  -- the day in the United Kingdom, and which file of it
  day date not null,
  number int not null,
  letters int not null,
  -- written after the letters are its own: null until then
  file_id uuid references platform.files,
  made_at timestamptz not null,
  unique (day, number)
);
create index print_batches_by_file on channels.print_batches (file_id) where file_id is not null;

alter table channels.messages
  -- what the reader of a letter can quote
  add column reference text,
  -- the file it is printed in; null: it is not, or is to be printed again
  add column print_batch_id uuid references channels.print_batches,
  add column reprints int not null default 0;
create index messages_by_print_batch on channels.messages (print_batch_id) where print_batch_id is not null;
create index messages_to_print on channels.messages (created_at, id)
  where medium = 'letter' and status = 'recorded' and print_batch_id is null;
