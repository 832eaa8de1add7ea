-- customers: whether anybody asked her if a way to reach her is safe. What came with a mail or from another system is used, but nobody
-- may take it for said.
alter table customers.contact_points add column asked boolean not null default true;

create or replace function customers.record_customers(people jsonb) returns void
language plpgsql as $$
begin
  insert into customers.customers (id, name, language)
  select p.id, nullif(p.name, ''), p.language
  from jsonb_to_recordset(people) as p (id uuid, name text, language text);
  insert into customers.contact_points (id, customer_id, kind, value, normal, safe, text_ok, asked)
  select c.id, p.id, c.kind, c.value, c.normal, c.safe, c.text_ok, coalesce(c.asked, true)
  from jsonb_to_recordset(people) as p (id uuid, contact_points jsonb),
    jsonb_to_recordset(p.contact_points) as c (id uuid, kind text, value text, normal text, safe boolean, text_ok boolean, asked boolean);
end
$$;

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
    order by p.failing_since is not null, p.customer_id = i.customer_id desc, p.preferred desc, p.created_at, p.id limit 1) e on true
  left join lateral (select p.value, p.safe, p.text_ok, p.failing_since is not null as failing, p.asked
    from customers.ids_of_person o join customers.contact_points p on p.customer_id = o.other_id
    where o.customer_id = i.customer_id and p.kind = 'phone' and p.ended_at is null
    order by p.failing_since is not null, p.customer_id = i.customer_id desc, p.preferred desc, p.created_at, p.id limit 1) p on true;
