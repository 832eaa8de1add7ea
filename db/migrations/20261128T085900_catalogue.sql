-- catalogue: so that others can refer to a version together with the service it is of.
alter table catalogue.service_versions add unique (id, slug);
