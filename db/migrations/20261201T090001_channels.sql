-- channels, published: what was held back and waits for somebody to say whether it goes.
create view channels.held_back as
  select held_for, id from channels.messages where held_for is not null and status = 'failed' and mended is null;
