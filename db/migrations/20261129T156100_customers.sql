-- customers: that a record is a colleague's own or her family's can be taken back, and stays to be read.
alter table customers.own_records drop constraint own_records_pkey;
alter table customers.own_records
  add column id uuid primary key default gen_random_uuid(),
  add column ended_by uuid references organisation.staff_members,
  add column ended_at timestamptz;
alter table customers.own_records alter column id drop default;
create unique index own_records_in_force on customers.own_records (customer_id, staff_id) where ended_at is null;
create index own_records_of_customer on customers.own_records (customer_id);
create index own_records_by_ender on customers.own_records (ended_by) where ended_by is not null;

-- Published: persons whose records are this colleague's own or her family's, by a link or by her address of work.
create function customers.own_of(staff uuid, work_email text)
returns setof uuid language plpgsql stable parallel safe rows 10 as $$
begin
  return query
    select coalesce(m.person_id, x.customer_id) from customers.own_records x
      left join customers.merged_ids m on m.customer_id = x.customer_id
      where x.staff_id = staff and x.ended_at is null
    union all
    select coalesce(m.person_id, x.customer_id) from customers.contact_points x
      left join customers.merged_ids m on m.customer_id = x.customer_id
      where x.normal = work_email and x.kind = 'email';
end
$$;

create or replace function customers.kept_from(staff uuid, work_email text, own_teams text[], knowing boolean)
returns setof uuid language plpgsql stable rows 10 as $$
begin
  return query
    select o.id from customers.own_of(staff, work_email) o (id)
    union all
    select coalesce(m.person_id, x.customer_id) from customers.restrictions x
      left join customers.merged_ids m on m.customer_id = x.customer_id
      where x.ended_at is null and not x.teams && own_teams and not (knowing and x.hinted)
        and coalesce(m.person_id, x.customer_id) not in (select o.customer_id from customers.openings o
          where o.staff_id = staff and o.broke_glass and o.opened_at > now() - interval '1 hour');
end
$$;
