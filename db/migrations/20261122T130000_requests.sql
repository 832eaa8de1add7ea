-- requests: what a pause interrupts is remembered, so that planned work is planned again when it ends.
alter table requests.pauses add column scheduled boolean not null default false;
