-- interactions: a call that was promised and not kept is somebody's again, who finds another way or says that there is none.
alter table interactions.call_backs add column came_back_at timestamptz;
create index call_backs_came_back on interactions.call_backs (team, promised_by) where came_back_at is not null;
