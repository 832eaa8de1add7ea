-- Published: whom and which requests a conversation, or what was written to us, is about, as far as it is known.
create view interactions.about_whom as
  select c.interaction_id as id, who.person_id, null::uuid as request_id
  from interactions.callers c join customers.identity who on who.customer_id = c.customer_id
  union all
  select m.interaction_id, null, m.request_id from interactions.matters m where m.request_id is not null
  union all
  select w.id, w.person_id, w.request_id from interactions.written_by w;
