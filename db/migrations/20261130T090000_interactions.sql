-- Of a team again with words that hint at danger: it stands first in its work.
alter table interactions.handovers add column is_urgent boolean not null default false;
