-- interactions: the room of a conversation by video that was booked is its meeting from the start. Null: she has the link from when she
-- booked, and nobody has sent it in the conversation yet; it was added by whoever began.
alter table interactions.video_meetings alter column medium drop not null;
