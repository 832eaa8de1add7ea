-- Published: which service a request is of, for modules that keep something about it.
create view requests.asked_of as select id, service_slug from requests.requests;
