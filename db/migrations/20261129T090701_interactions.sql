-- A video meeting that is added to a conversation: its link as it was sent, each time. All of one conversation lead to one room.
create table interactions.video_meetings (
  id uuid primary key,
  interaction_id uuid not null references interactions.interactions (id),
  link text not null,
  medium text not null check (medium in ('email', 'text')),
  sent_by uuid not null references organisation.staff_members,
  sent_at timestamptz not null
);
create index video_meetings_by_conversation on interactions.video_meetings (interaction_id);
create index video_meetings_by_colleague on interactions.video_meetings (sent_by);
