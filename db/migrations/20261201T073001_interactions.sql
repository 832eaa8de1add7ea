-- The time that was booked for a matter: an id of bookings, who know when, where, and whether it still stands.
alter table interactions.matters add column booking_id uuid;
