-- customers: protected names are asked for wherever a name is shown; there are few.
create index other_names_protected on customers.other_names (customer_id) where protected;
