-- customers: what is true of a person is read over all her ids, in one place. A number, email or address that stands under several of
-- them is one way to her: where one of them says that it is not safe, it is not. Of what she has one of, what any id says counts.

-- What tells one way from another: an extension is another phone, a flat another home, and of a house without a number its name says which.
create function customers.key_of(kind text, value text, normal text) returns text
  immutable parallel safe language sql as $$
    select (concat_ws(' ', kind, normal, case when kind = 'phone' then substring(value from ';.*')
      when kind = 'email' then null
      when normal like '% %' then substring(lower(value) from '\y(?:flat|apartment|apt|unit|room|floor)\s+\w+')
      else lower(value) end)) collate "C"
  $$;

-- Each way to reach her (any of her ids) once, with what all its living rows say together; `id`: the one that stands for them; `first`: of
-- its kind the one to use, of those that work one of the very id that is asked for. An old system says nothing of texts. In a function of its own, planned once.
create function customers.ways_of(her uuid)
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
          and exists (select from customers.imports m where m.source = q.source))) over same as text_ok,
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

-- Asked by her id; who has a number or address is asked of `point_holders`.
create or replace view customers.ways as
  select i.customer_id, w.id, w.kind, w.value, w.normal collate "C" as normal, w.safe, w.text_ok, w.neutral, w.preferred, w.created_at,
    w.failing_since is not null as failing, w.message_ok, w.asked, w.verified_at, w.failing_since, w.failing_because, w.doubted_at,
    w.doubted_because
  from customers.identity i cross join lateral customers.ways_of(i.customer_id) w;

-- What she has one of. Of what several ids say, the one that she goes by comes first; English, and that she may be told of things, is
-- what a record says of whom nobody asked. Her name is the one that was chosen.
create view customers.persons as
  select i.customer_id, c.id as person_id, c.name, c.kind, x.born, x.language, x.preferred_channel, x.preferred_way, x.preferred_times,
    x.informed, x.safe_words, x.died_at
  from customers.identity i join customers.customers c on c.id = i.person_id
  cross join lateral (select min(x.died_at) as died_at, bool_and(x.informed) as informed,
      (array_agg(x.born order by x.id <> o.person_id, x.created_at, x.id) filter (where x.born is not null))[1] as born,
      coalesce((array_agg(x.language order by x.id <> o.person_id, x.created_at, x.id) filter (where x.language <> 'en'))[1], 'en') as language,
      (array_agg(x.preferred_channel order by x.id <> o.person_id, x.created_at, x.id)
        filter (where x.preferred_channel <> ''))[1] as preferred_channel,
      (array_agg(x.preferred_channel order by x.id <> o.person_id, x.created_at, x.id)
        filter (where x.preferred_channel in ('email', 'text', 'letter')))[1] as preferred_way,
      (array_agg(x.preferred_times order by x.id <> o.person_id, x.created_at, x.id)
        filter (where x.preferred_times <> ''))[1] as preferred_times,
      coalesce(array_agg(x.safe_word order by x.id <> o.person_id, x.created_at, x.id)
        filter (where trim(x.safe_word) <> ''), '{}') as safe_words
    from customers.ids_of_person o join customers.customers x on x.id = o.other_id where o.customer_id = i.customer_id) x;

-- Published: that she has a safe word, never which.
create or replace view customers.spoken as
  select customer_id, language, preferred_channel, preferred_times, safe_words <> '{}' as has_safe_word from customers.persons;

create or replace view customers.preferred_ways as
  select customer_id, preferred_way as way from customers.persons where preferred_way is not null;

create or replace view customers.reachable as
  select c.customer_id, c.person_id, c.name, c.language,
    w.email, w.email_safe and c.died_at is null as email_safe,
    w.phone, w.phone_safe and c.died_at is null as phone_safe, w.text_ok and c.died_at is null as text_ok,
    c.informed, c.died_at, coalesce(w.neutral, false) as neutral,
    coalesce(w.email_failing, false) as email_failing, coalesce(w.phone_failing, false) as phone_failing, w.email_asked, w.phone_asked
  from customers.persons c
  left join lateral (select
      min(w.value) filter (where w.kind = 'email') as email, bool_and(w.safe) filter (where w.kind = 'email') as email_safe,
      bool_and(w.neutral) filter (where w.kind = 'email') as neutral, bool_and(w.asked) filter (where w.kind = 'email') as email_asked,
      bool_and(w.failing_since is not null) filter (where w.kind = 'email') as email_failing,
      min(w.value) filter (where w.kind = 'phone') as phone, bool_and(w.safe) filter (where w.kind = 'phone') as phone_safe,
      bool_and(w.text_ok) filter (where w.kind = 'phone') as text_ok, bool_and(w.asked) filter (where w.kind = 'phone') as phone_asked,
      bool_and(w.failing_since is not null) filter (where w.kind = 'phone') as phone_failing
    from customers.ways_of(c.customer_id) w where w.first) w on true;
