-- reception: who has booked is called at her time, before those who walked in. Null: she walked in.
alter table reception.visits add column due_at timestamptz;
