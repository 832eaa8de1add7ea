-- customers: who asked in danger not to be answered where she wrote from may have no record. The address is remembered, so that a record
-- made with it later by somebody who asked her nothing (another system, a mail, an import) is doubted from the beginning. What she says
-- herself on a form, and what a colleague has saved since, stands.
create table customers.doubted_addresses (
  kind text not null check (kind in ('email', 'phone')),
  normal text not null,
  write boolean not null,
  ring boolean not null,
  because text not null,
  asked_at timestamptz not null default now(),
  primary key (kind, normal)
);

-- What holds of an address that somebody gives: nothing where no row comes.
create function customers.doubt_of(given_kind text, given_normal text, was_asked boolean)
returns table (safe boolean, text_ok boolean, doubted_at timestamptz, doubted_because text) stable language sql as $$
  select x.safe, x.text_ok, x.doubted_at, x.doubted_because from (
    select p.safe, p.text_ok, p.doubted_at, p.doubted_because from customers.contact_points p
    where p.normal = given_normal and p.kind = given_kind and p.doubted_at is not null and p.ended_at is null
    union all
    select not (d.write or d.kind = 'phone'), d.kind = 'email' and not d.write, d.asked_at, d.because from customers.doubted_addresses d
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
  insert into customers.contact_points (id, customer_id, kind, value, normal, safe, text_ok, asked, doubted_at, doubted_because)
  select c.id, p.id, c.kind, c.value, c.normal, c.safe and coalesce(d.safe, true), c.text_ok and coalesce(d.text_ok, true),
    coalesce(c.asked, true), d.doubted_at, d.doubted_because
  from jsonb_to_recordset(people) as p (id uuid, contact_points jsonb)
  cross join jsonb_to_recordset(p.contact_points) as c (id uuid, kind text, value text, normal text, safe boolean, text_ok boolean, asked boolean)
  left join lateral customers.doubt_of(c.kind, c.normal, coalesce(c.asked, true)) d on true;
end
$$;
