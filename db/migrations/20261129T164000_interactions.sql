-- What is typed in a wrap-up that is not saved yet: `typed` by the name of the box, and `drafted`, as the boxes were filled then.
alter table interactions.interactions add column wrap_up jsonb;
