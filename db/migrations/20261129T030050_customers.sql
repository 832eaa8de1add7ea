-- customers: mail to this address comes back. A value saved anew begins anew.
alter table customers.contact_points add column failing_since timestamptz, add column failing_because text,
  add check ((failing_since is null) = (failing_because is null));
