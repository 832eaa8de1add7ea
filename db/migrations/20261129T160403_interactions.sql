-- Published: what became of what was written, for whoever asks after it by its reference: who it turned out to be from, and the
-- request that was opened about it.
create view interactions.became_of as
  select w.id, coalesce(c.customer_id, w.customer_id) as customer_id,
    (select m.request_id from interactions.matters m where m.interaction_id = w.interaction_id and m.touched = 'opened'
      order by m.position limit 1) as request_id
  from interactions.waiting w
  left join interactions.callers c on c.interaction_id = w.interaction_id;
