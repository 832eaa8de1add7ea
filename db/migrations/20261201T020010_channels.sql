-- channels: for whose sake a message was held back, of which a colleague says whether it goes.
alter table channels.messages add column held_for uuid;
create index messages_by_held_for on channels.messages (held_for) where held_for is not null and status = 'failed' and mended is null;
