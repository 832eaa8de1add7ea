-- reception: when people came to a location, for whoever plans how many colleagues are there.
create index visits_by_time on reception.visits (arrived_at);
-- Published: who came when; the conversation it became is the same contact.
create view reception.came as select arrived_at as at, interaction_id from reception.visits;
