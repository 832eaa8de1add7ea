-- A report that a mail of ours is late is no report that it did not arrive: the other side still tries.
alter table correspondence.received drop constraint received_kind_check,
  add constraint received_kind_check check (kind in ('message', 'bounce', 'delay', 'auto-reply', 'complaint'));
update correspondence.received set kind = 'delay'
  where kind = 'bounce' and because like 'It is a delivery report: our mail is delayed.%';
