-- customers: whose records are kept from a colleague, and by which names they are known, as functions: their plans are kept
-- by each connection. Written out in every query of the staff site, they took longer to plan than the query to run.

-- Persons whose records are not for this colleague: one's own, by a link or by one's address of work, and restricted ones
-- of other teams unless the glass was broken within the hour. `knowing`: without those whose restriction says that others
-- may learn of the record.
create function customers.kept_from(staff uuid, work_email text, own_teams text[], knowing boolean)
returns setof uuid language plpgsql stable rows 10 as $$
begin
  return query
    select coalesce(m.person_id, x.customer_id) from customers.own_records x
      left join customers.merged_ids m on m.customer_id = x.customer_id where x.staff_id = staff
    union all
    select coalesce(m.person_id, x.customer_id) from customers.contact_points x
      left join customers.merged_ids m on m.customer_id = x.customer_id
      where x.normal = work_email and x.kind = 'email'
    union all
    select coalesce(m.person_id, x.customer_id) from customers.restrictions x
      left join customers.merged_ids m on m.customer_id = x.customer_id
      where x.ended_at is null and not x.teams && own_teams and not (knowing and x.hinted)
        and coalesce(m.person_id, x.customer_id) not in (select o.customer_id from customers.openings o
          where o.staff_id = staff and o.broke_glass and o.opened_at > now() - interval '1 hour');
end
$$;

-- Their names, with every id of whose they are; unless `protected_too`, also protected previous names of others, without
-- what of it she is called today.
create function customers.names_kept_from(staff uuid, work_email text, own_teams text[], protected_too boolean)
returns table (other_id uuid, name text) language plpgsql stable rows 10 as $$
begin
  return query
    select h.other_id, n.name
      from (select distinct k.id from customers.kept_from(staff, work_email, own_teams, false) k (id)) k
      join customers.ids_of_person h on h.customer_id = k.id
      cross join lateral (
        select c.name from customers.ids_of_person o join customers.customers c on c.id = o.other_id
          where o.customer_id = k.id and c.name is not null
        union select x.name from customers.ids_of_person o join customers.other_names x on x.customer_id = o.other_id
          where o.customer_id = k.id) n;
  if protected_too then return; end if;
  return query
    select h.other_id, rest.name
      from customers.other_names o
      join customers.ids_of_person h on h.customer_id = o.customer_id
      join customers.customers c on c.id = h.person_id
      cross join lateral (select string_agg(w.word, ' ' order by w.at) as name
        from regexp_split_to_table(o.name, '\s+') with ordinality w (word, at)
        where lower(w.word) <> all (regexp_split_to_array(lower(coalesce(c.name, '')), '\s+'))) rest
      where o.protected and rest.name <> '';
end
$$;
