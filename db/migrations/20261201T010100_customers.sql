-- customers: whether she preferred a way while it stood, so that its history says only what changed of that. Of the person it is what was
-- said last until then; the same way under another of her ids is no other way.
create or replace function customers.is_preferred(p customers.contact_points) returns boolean
  stable language sql as $$
    select p.preferred and not exists (
      select from customers.ids_of_person o join customers.contact_points q on q.customer_id = o.other_id
      where o.customer_id = p.customer_id and q.kind = p.kind and q.preferred
        and (q.created_at, q.id) > (p.created_at, p.id)
        and q.created_at < coalesce(p.ended_at, 'infinity') and coalesce(q.ended_at, 'infinity') >= coalesce(p.ended_at, 'infinity')
        and customers.key_of(q.kind, q.value, q.normal) <> customers.key_of(p.kind, p.value, p.normal))
  $$;
