-- duty: what somebody types on the page of her request raises a record too, and no letter or mail stands behind it.
alter table duty.written drop constraint written_pkey;
alter table duty.written alter column received_id drop not null;
create unique index written_once on duty.written (record_id, received_id);
