-- A matter that goes on in a conversation of a colleague's own is one matter: what she has of it says which it continues.
alter table interactions.matters add column continues_id uuid references interactions.matters;
create index matters_by_continued on interactions.matters (continues_id) where continues_id is not null;

update interactions.matters m set continues_id = h.matter_id, demand_suggested = o.demand_suggested,
    demand_evidence = o.demand_evidence, demand = o.demand
  from interactions.handovers h join interactions.matters o on o.id = h.matter_id
  where h.went_on_in = m.interaction_id and m.position = 1;
update interactions.matters m set continues_id = b.matter_id, demand_suggested = o.demand_suggested,
    demand_evidence = o.demand_evidence, demand = o.demand
  from interactions.call_backs b join interactions.matters o on o.id = b.matter_id
  where b.interaction_id = m.interaction_id and m.position = 1;

-- Nobody is on the line where one of them was by telephone.
update interactions.interactions i set ended_at = i.started_at where i.channel = 'phone' and i.ended_at is null
  and exists (select from interactions.matters m where m.interaction_id = i.id and m.continues_id is not null);

-- Published: nobody came to us again, nor about anything more.
create or replace view interactions.contacts_about as
  select i.id, i.started_at, coalesce(m.service, r.service_slug) as service
  from interactions.interactions i join interactions.matters m on m.interaction_id = i.id
  left join requests.asked_of r on r.id = m.request_id
  where i.direction = 'in' and not i.missed and m.continues_id is null and coalesce(m.service, r.service_slug) is not null;
create or replace view interactions.came_in as
  select id, ringing_at as at, 'phone' as channel from interactions.calls
  union all
  select i.id, i.started_at, i.channel from interactions.interactions i where i.direction = 'in' and i.call_id is null
    and not exists (select from interactions.handovers h where h.went_on_in = i.id);
