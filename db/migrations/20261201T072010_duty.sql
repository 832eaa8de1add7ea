-- duty: the visit at whose beginning somebody said that she cannot wait: she is at a reception of ours.
alter table duty.written add column visit_id uuid;
