-- Published: what whoever visits or meets somebody has to do, by any of her ids. Never the why, and not whose record is whose.
create view customers.current_markers as
  select i.customer_id, m.instruction, m.recorded_at
  from customers.ids_of_person i join customers.safety_markers m on m.customer_id = i.other_id where m.ended_at is null;
