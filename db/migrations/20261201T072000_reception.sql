-- reception: who said at the kiosk that she cannot wait is called before everybody else, by any desk.
alter table reception.visits add column is_urgent boolean not null default false;
