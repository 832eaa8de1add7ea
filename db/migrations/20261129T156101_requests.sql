-- requests: those that a colleague or her family asked. She has no part in them. Few: read once for a query, as a function
-- because its plan is kept by each connection.
create function requests.asked_by_own(staff uuid, work_email text)
returns setof uuid language plpgsql stable parallel safe rows 10 as $$
begin
  return query
    select p.request_id from customers.own_of(staff, work_email) o (id)
      join customers.ids_of_person h on h.customer_id = o.id
      join requests.participants p on p.customer_id = h.other_id
      where p.role <> 'follower';
end
$$;
