-- Of several matters of a conversation it is one that the duty team was told of: the others are with nobody by that.
alter table interactions.matters add column of_danger boolean not null default false;
alter table interactions.interactions add column danger_raised boolean not null default false;
-- Since when its words are for few: who was shown them before is told to whoever ends it.
alter table interactions.interactions add column confided_at timestamptz;
update interactions.interactions set danger_raised = true where confided_to is not null and wrapped_at is null;
