-- customers: whoever has this phone texted STOP, and from then on it takes no texts. START makes it as it was.
alter table customers.contact_points add column texts_stopped_at timestamptz,
  add check (texts_stopped_at is null or not text_ok);
