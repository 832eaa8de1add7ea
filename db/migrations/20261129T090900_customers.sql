-- customers: what is sent to an address that fails goes by another safe way, while there is one; a failing address is the last of its kind.
create or replace view customers.reachable as
  select i.customer_id, c.id as person_id, c.name, c.language,
    e.value as email, e.safe and d.died_at is null as email_safe,
    p.value as phone, p.safe and d.died_at is null as phone_safe, p.text_ok and d.died_at is null as text_ok,
    c.informed, d.died_at, coalesce(e.neutral, false) as neutral,
    coalesce(e.failing, false) as email_failing, coalesce(p.failing, false) as phone_failing
  from customers.identity i join customers.customers c on c.id = i.person_id
  cross join lateral (select min(x.died_at) as died_at from customers.ids_of_person o
    join customers.customers x on x.id = o.other_id where o.customer_id = i.customer_id) d
  left join lateral (select p.value, p.safe, p.neutral, p.failing_since is not null as failing
    from customers.ids_of_person o join customers.contact_points p on p.customer_id = o.other_id
    where o.customer_id = i.customer_id and p.kind = 'email' and p.ended_at is null
    order by p.failing_since is not null, p.customer_id = i.customer_id desc, p.preferred desc, p.created_at, p.id limit 1) e on true
  left join lateral (select p.value, p.safe, p.text_ok, p.failing_since is not null as failing
    from customers.ids_of_person o join customers.contact_points p on p.customer_id = o.other_id
    where o.customer_id = i.customer_id and p.kind = 'phone' and p.ended_at is null
    order by p.failing_since is not null, p.customer_id = i.customer_id desc, p.preferred desc, p.created_at, p.id limit 1) p on true;

create or replace view customers.ways as
  select i.customer_id, p.id, p.kind, p.value, p.normal, p.safe, p.text_ok, p.neutral, p.preferred, p.created_at,
    p.failing_since is not null as failing
  from customers.ids_of_person i join customers.contact_points p on p.customer_id = i.other_id where p.ended_at is null;

-- Published: in which order her ways are tried, whatever it is about: the one she chose for it, the one on her record, email, text,
-- letter; those that fail come last. Each way once.
create function customers.order_of_ways(person uuid, chosen text, email_failing boolean, phone_failing boolean) returns text[]
  stable language sql as $$
    select array_agg(x.way order by x.fails, x.n) from (
      select way, min(n) as n, bool_or(case way when 'email' then email_failing when 'text' then phone_failing else false end) as fails
      from unnest(array[chosen, (select f.way from customers.preferred_ways f where f.customer_id = person limit 1), 'email', 'text', 'letter'])
        with ordinality u (way, n)
      where way is not null group by way) x
  $$;
