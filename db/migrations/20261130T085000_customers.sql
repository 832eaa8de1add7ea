-- customers: whether a message may be left on a phone was asked on every form, and no answer was kept: each way was made with a yes. Who is
-- hurt at home may have said no. Nobody having asked is no yes either. So of every way that a form, another system or an import made,
-- and of what was made of it since with that yes, it is no from now on until she or a colleague says otherwise. What colleagues
-- wrote down themselves stands.
alter table customers.contact_points alter column message_ok set default false;
with recursive untold as (
  select id from customers.contact_points where message_ok and recorded_by is null and replaces is null
  union
  select p.id from untold u join customers.contact_points p on p.replaces = u.id where p.message_ok)
update customers.contact_points p set message_ok = false from untold u where p.id = u.id;

create or replace function customers.record_customers(people jsonb) returns void
language plpgsql as $$
begin
  insert into customers.customers (id, name, language)
  select p.id, nullif(p.name, ''), p.language
  from jsonb_to_recordset(people) as p (id uuid, name text, language text);
  insert into customers.contact_points (id, customer_id, kind, value, normal, safe, text_ok, message_ok, asked, doubted_at, doubted_because)
  select c.id, p.id, c.kind, c.value, c.normal, c.safe and coalesce(d.safe, true), c.text_ok and coalesce(d.text_ok, true),
    coalesce(c.message_ok, false) and coalesce(d.safe, true), coalesce(c.asked, true), d.doubted_at, d.doubted_because
  from jsonb_to_recordset(people) as p (id uuid, contact_points jsonb)
  cross join jsonb_to_recordset(p.contact_points)
    as c (id uuid, kind text, value text, normal text, safe boolean, text_ok boolean, message_ok boolean, asked boolean)
  left join lateral customers.doubt_of(c.kind, c.normal, coalesce(c.asked, true)) d on true;
end
$$;

-- As it was, but that a message may be left only where somebody said so: whoever was not asked says nothing of it, as of texts.
create or replace function customers.ways_of(her uuid)
returns table (id uuid, kind text, value text, normal text, safe boolean, text_ok boolean, neutral boolean, preferred boolean,
  created_at timestamptz, message_ok boolean, asked boolean, verified_at timestamptz, failing_since timestamptz, failing_because text,
  doubted_at timestamptz, doubted_because text, first boolean)
  stable parallel safe rows 2 language plpgsql as $$
begin
  return query
    select w.id, w.kind, w.value, w.normal, w.safe, w.text_ok, w.neutral, w.preferred and w.nth = 1, w.created_at, w.message_ok, w.asked,
      w.verified_at, w.failing_since, w.failing_because, w.doubted_at, w.doubted_because,
      row_number() over (partition by w.kind order by w.failing_since is not null, w.own desc, w.own_preferred desc,
        w.preferred and w.nth = 1 desc, w.created_at, w.id) = 1
    from (
      select q.id, q.kind, q.value, q.normal, q.preferred, q.created_at, row_number() over stands as at,
        row_number() over (partition by q.kind order by q.preferred desc, q.created_at desc, q.id desc) as nth,
        bool_and(q.safe) over same as safe,
        bool_or(q.text_ok) over same and bool_and(q.text_ok or (q.safe and q.doubted_at is null
          and (not q.texts_asked or exists (select from customers.imports m where m.source = q.source)))) over same as text_ok,
        bool_or(q.neutral) over same as neutral,
        bool_or(q.message_ok) over same and bool_and(q.message_ok or (q.safe and q.doubted_at is null
          and (not q.asked or not q.texts_asked or exists (select from customers.imports m where m.source = q.source)))) over same as message_ok,
        bool_or(q.asked) over same as asked,
        min(q.verified_at) over same as verified_at, min(q.failing_since) over same as failing_since,
        min(q.failing_because) over same as failing_because, max(q.doubted_at) over same as doubted_at,
        min(q.doubted_because) over same as doubted_because,
        bool_or(q.customer_id = her) over same as own, bool_or(q.preferred and q.customer_id = her) over same as own_preferred
      from customers.ids_of_person o join customers.contact_points q on q.customer_id = o.other_id
      where o.customer_id = her and q.ended_at is null
      window stands as (partition by customers.key_of(q.kind, q.value, q.normal) order by q.preferred desc,
          case when q.preferred then q.created_at end desc, case when q.preferred then q.id end desc, q.created_at, q.id),
        same as (stands rows between unbounded preceding and unbounded following)) w
    where w.at = 1;
end
$$;
