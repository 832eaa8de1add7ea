-- Whoever rings somebody back asks for her safe word first: that she has one is known without her record, the word is not.
create or replace view customers.spoken as
  select i.customer_id, c.language, c.preferred_channel, c.preferred_times, coalesce(c.safe_word, '') <> '' as has_safe_word
  from customers.identity i join customers.customers c on c.id = i.person_id;
