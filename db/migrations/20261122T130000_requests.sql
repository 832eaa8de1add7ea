-- requests: what a pause interrupts is remembered, so that planned work is planned again when it ends.
alter table requests.pauses add column scheduled boolean not null default false;

-- Who had what in hand, closed or not.
create index requests_by_assignee on requests.requests (assigned_to) where assigned_to is not null;
