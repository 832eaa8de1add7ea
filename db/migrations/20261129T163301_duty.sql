-- duty: what was told of a request is asked for on its page.
create index written_by_request on duty.written (request_id) where request_id is not null;
