-- customers: enquiries into who looked at a record. While one runs, nobody is shown who looked.
create table customers.enquiries (
  id uuid primary key,
  customer_id uuid not null references customers.customers,
  reason text not null check (reason <> ''),
  begun_by uuid not null references organisation.staff_members,
  begun_at timestamptz not null,
  end_reason text check (end_reason <> ''),
  ended_by uuid references organisation.staff_members,
  ended_at timestamptz,
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);
create unique index enquiries_running on customers.enquiries (customer_id) where ended_at is null;
create index enquiries_by_customer on customers.enquiries (customer_id);
create index enquiries_by_beginner on customers.enquiries (begun_by);
create index enquiries_by_ender on customers.enquiries (ended_by) where ended_by is not null;
create index enquiries_newest on customers.enquiries (begun_at desc, id desc);
