-- Work that was planned when a request was closed is planned again when it was closed by mistake.
alter table requests.closures add column scheduled boolean not null default false;
