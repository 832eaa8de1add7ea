-- duty: what raised a record may be a request that somebody sent, or a call in which she told it to the menu of a line.
alter table duty.written add column request_id uuid, add column call_id uuid;
