-- templates: the words of messages were of notifications alone; now of all that goes out by itself, below all who send it.
create schema templates;

alter table notifications.template_versions set schema templates;
alter table templates.template_versions rename to versions;
alter index templates.template_versions_pkey rename to versions_pkey;
alter index templates.template_versions_by_template rename to versions_by_template;
alter index templates.template_versions_by_changer rename to versions_by_changer;

-- The first two conditions are those of the index `events_of_acts`.
update platform.events
set type = case type when 'notifications.template-changed' then 'templates.changed' else 'templates.given-back' end
where type not like 'requests.%' and type not like 'drafts.%'
  and type in ('notifications.template-changed', 'notifications.template-given-back');
