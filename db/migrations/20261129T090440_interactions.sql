-- interactions: published: contacts that came in, each with what it was about. Nobody's name, and no words.
create view interactions.contacts_about as
  select i.id, i.started_at, coalesce(m.service, r.service_slug) as service
  from interactions.interactions i join interactions.matters m on m.interaction_id = i.id
  left join requests.asked_of r on r.id = m.request_id
  where i.direction = 'in' and not i.missed and coalesce(m.service, r.service_slug) is not null;
