-- customers: all that a doubt changes is kept with it, also of a phone that took no texts, so that it stands again once it is safe: when its
-- texts were stopped too, and of a way that somebody gave anew, which one it was doubted like.
alter table customers.contact_points add column stopped_before_doubt timestamptz,
  add column doubted_like uuid references customers.contact_points on delete set null;
create index contact_points_doubted_like on customers.contact_points (doubted_like) where doubted_like is not null;

drop function customers.doubt_of(text, text, boolean);
-- What holds of an address that somebody gives, and which way it is doubted like: nothing where no row comes.
create function customers.doubt_of(given_kind text, given_normal text, was_asked boolean)
returns table (safe boolean, text_ok boolean, doubted_at timestamptz, doubted_because text, doubted_like uuid) stable language sql as $$
  select x.safe, x.text_ok, x.doubted_at, x.doubted_because, x.doubted_like from (
    select p.safe, p.text_ok, p.doubted_at, p.doubted_because, coalesce(p.doubted_like, p.id) as doubted_like from customers.contact_points p
    where p.normal = given_normal and p.kind = given_kind and p.doubted_at is not null and p.ended_at is null
    union all
    select not (d.write or d.kind = 'phone'), d.kind = 'email' and not d.write, d.asked_at, d.because, null from customers.doubted_addresses d
    where d.kind = given_kind and d.normal = given_normal and not was_asked and d.asked_at > now() - interval '30 days'
      and not exists (select from customers.contact_points s where s.normal = d.normal and s.kind = d.kind and s.ended_at is null
        and s.asked and (s.safe or s.text_ok) and s.doubted_at is null and s.created_at > d.asked_at)) x
  order by x.safe, x.text_ok, x.doubted_at desc limit 1
$$;

create or replace function customers.record_customers(people jsonb) returns void
language plpgsql as $$
begin
  insert into customers.customers (id, name, language)
  select p.id, nullif(p.name, ''), p.language
  from jsonb_to_recordset(people) as p (id uuid, name text, language text);
  insert into customers.contact_points (id, customer_id, kind, value, normal, safe, text_ok, message_ok, asked, doubted_at, doubted_because,
    doubted_like, before_doubt)
  select c.id, p.id, c.kind, c.value, c.normal, c.safe and coalesce(d.safe, true), c.text_ok and coalesce(d.text_ok, true),
    coalesce(c.message_ok, false) and coalesce(d.safe, true), coalesce(c.asked, true), d.doubted_at, d.doubted_because,
    d.doubted_like, case when d.doubted_like is not null then array[c.safe, c.text_ok, coalesce(c.message_ok, false)] end
  from jsonb_to_recordset(people) as p (id uuid, contact_points jsonb)
  cross join jsonb_to_recordset(p.contact_points)
    as c (id uuid, kind text, value text, normal text, safe boolean, text_ok boolean, message_ok boolean, asked boolean)
  left join lateral customers.doubt_of(c.kind, c.normal, coalesce(c.asked, true)) d on true;
end
$$;
