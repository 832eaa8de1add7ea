-- customers: a colleague who makes a record while somebody asks is not asked about texts. That was taken for a no: what waited for the phone
-- was held back, and a record that was joined with another lost the texts that she had asked for.
alter table customers.contact_points add column texts_asked boolean not null default true;

-- Each way to reach her (any of her ids) once, with what all its living rows say together; `id`: the one that stands for them; `first`: of
-- its kind the one to use, of those that work one of the very id that is asked for. An old system says nothing of texts, nor does whoever
-- was not asked about them. In a function of its own, planned once.
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
        bool_or(q.neutral) over same as neutral, bool_and(q.message_ok) over same as message_ok, bool_or(q.asked) over same as asked,
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
