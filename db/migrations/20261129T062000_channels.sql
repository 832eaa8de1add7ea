-- channels: the address at which one click stops messages like this one (RFC 8058).
alter table channels.messages add column stop_url text;
