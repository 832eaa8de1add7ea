-- customers: what changes a way to reach her stays with the id it was given under, so each of several ids may have one that is
-- preferred. Of the person it is what was said last.
create function customers.is_preferred(p customers.contact_points) returns boolean
  stable language sql as $$
    select p.preferred and (p.ended_at is not null or not exists (
      select from customers.ids_of_person o join customers.contact_points q on q.customer_id = o.other_id
      where o.customer_id = p.customer_id and q.kind = p.kind and q.preferred and q.ended_at is null
        and (q.created_at, q.id) > (p.created_at, p.id)))
  $$;

create or replace view customers.ways as
  select i.customer_id, p.id, p.kind, p.value, p.normal, p.safe, p.text_ok, p.neutral, customers.is_preferred(p) as preferred, p.created_at,
    p.failing_since is not null as failing, p.message_ok
  from customers.ids_of_person i join customers.contact_points p on p.customer_id = i.other_id where p.ended_at is null;

create or replace view customers.reachable as
  select i.customer_id, c.id as person_id, c.name, c.language,
    e.value as email, e.safe and d.died_at is null as email_safe,
    p.value as phone, p.safe and d.died_at is null as phone_safe, p.text_ok and d.died_at is null as text_ok,
    c.informed, d.died_at, coalesce(e.neutral, false) as neutral,
    coalesce(e.failing, false) as email_failing, coalesce(p.failing, false) as phone_failing,
    e.asked as email_asked, p.asked as phone_asked
  from customers.identity i join customers.customers c on c.id = i.person_id
  cross join lateral (select min(x.died_at) as died_at from customers.ids_of_person o
    join customers.customers x on x.id = o.other_id where o.customer_id = i.customer_id) d
  left join lateral (select p.value, p.safe, p.neutral, p.failing_since is not null as failing, p.asked
    from customers.ids_of_person o join customers.contact_points p on p.customer_id = o.other_id
    where o.customer_id = i.customer_id and p.kind = 'email' and p.ended_at is null
    order by p.failing_since is not null, p.customer_id = i.customer_id desc, p.preferred desc,
      case when p.preferred then p.created_at end desc, p.created_at, p.id limit 1) e on true
  left join lateral (select p.value, p.safe, p.text_ok, p.failing_since is not null as failing, p.asked
    from customers.ids_of_person o join customers.contact_points p on p.customer_id = o.other_id
    where o.customer_id = i.customer_id and p.kind = 'phone' and p.ended_at is null
    order by p.failing_since is not null, p.customer_id = i.customer_id desc, p.preferred desc,
      case when p.preferred then p.created_at end desc, p.created_at, p.id limit 1) p on true;
