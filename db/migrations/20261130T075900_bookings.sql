-- bookings: what comes by video today is asked for at every desk.
create index bookings_by_video on bookings.bookings (day) where team_id is not null;
