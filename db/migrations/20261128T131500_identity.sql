-- identity: a session that began at the council's own provider needs no second step here.
alter table staff_auth.session add column elsewhere boolean;
