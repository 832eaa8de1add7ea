-- customers: whoever acts for somebody, by a proof that was seen, finds her too: her keys are made anew.
update customers.customers set keys = null
  where id in (select customer_id from customers.relationships where authority <> '' and kind <> 'household' and ended_at is null);

-- Published: who acts for a person by a proof that was seen, by any of her ids. Ended ones too: a conversation keeps who spoke.
create view customers.helpers as
  select i.customer_id, r.id, r.kind, r.other_name as name, r.authority, r.scope, r.may_see, r.until, r.ended_at, r.recorded_at
  from customers.ids_of_person i join customers.relationships r on r.customer_id = i.other_id
  where r.authority <> '' and r.kind <> 'household' and r.other_name <> '';
