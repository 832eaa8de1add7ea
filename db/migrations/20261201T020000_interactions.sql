-- interactions: somebody told us of a danger in which somebody at home may read along. Of this conversation, and of what goes on from
-- it, the program writes nothing to them by itself.
alter table interactions.interactions add column hushed boolean not null default false;
