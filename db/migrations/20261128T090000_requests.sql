-- requests: a request names its service and the version it was asked under; that this is a version of that service is one
-- check, not two, and two separate ones would not notice a version of another.
alter table requests.requests add foreign key (version_id, service_slug) references catalogue.service_versions (id, slug);
alter table requests.requests drop constraint requests_version_id_fkey;
alter table requests.requests drop constraint requests_service_slug_fkey;
create index requests_by_version_of_service on requests.requests (version_id, service_slug);
drop index requests.requests_by_version;
