-- How safe, text_ok and message_ok stood before a colleague heard of danger: so they stand again once it is safe.
alter table customers.contact_points add column before_doubt boolean[];
