-- correspondence: what people type in forms is looked at for danger from now on; what was sent before was read by colleagues.
insert into platform.followers (name, epoch, tx, seq)
  select 'danger-typed', epoch, tx, seq from platform.events order by epoch desc, tx desc, seq desc limit 1;
