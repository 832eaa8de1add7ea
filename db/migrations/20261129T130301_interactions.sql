-- interactions: it may be somebody who acts for her who speaks.
alter table interactions.callers
  add column helper_id uuid references customers.relationships,
  add constraint callers_helper_of_somebody check (helper_id is null or customer_id is not null);
create index callers_by_helper on interactions.callers (helper_id) where helper_id is not null;
