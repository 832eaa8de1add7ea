-- channels: how the recipient needs it: whoever prints or reads it out does so by these. They came with the message.
alter table channels.messages add column formats text[] not null default '{}'
  check (formats <@ array['large-print', 'braille', 'easy-read', 'audio']);
