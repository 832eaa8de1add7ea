-- customers: of a way that an old system brought, or that a colleague wrote down with a new record, nobody asked whether it is safe. The
-- record said that it was. Whoever saved it since was asked: that is a row of its own.
update customers.contact_points p set asked = false
from customers.customers c
where c.id = p.customer_id and p.asked
  and (not p.texts_asked or (p.recorded_by is null and p.source = c.source and c.source_id is not null
    and c.source in (select source from customers.imports)));
