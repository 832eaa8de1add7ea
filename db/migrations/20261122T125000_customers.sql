-- customers: several people recorded at once, for modules above that write for several at the same moment.
-- Elements are those of `record_customer`.
create function customers.record_customers(people jsonb) returns void
language plpgsql as $$
begin
  insert into customers.customers (id, name, language)
  select p.id, nullif(p.name, ''), p.language
  from jsonb_to_recordset(people) as p (id uuid, name text, language text);
  insert into customers.contact_points (id, customer_id, kind, value, normal, safe, text_ok)
  select c.id, p.id, c.kind, c.value, c.normal, c.safe, c.text_ok
  from jsonb_to_recordset(people) as p (id uuid, contact_points jsonb),
    jsonb_to_recordset(p.contact_points) as c (id uuid, kind text, value text, normal text, safe boolean, text_ok boolean);
end
$$;

create or replace function customers.record_customer(person jsonb) returns uuid
language plpgsql as $$
begin
  if person is null or person = 'null' then return null; end if;
  perform customers.record_customers(jsonb_build_array(person));
  return (person->>'id')::uuid;
end
$$;
