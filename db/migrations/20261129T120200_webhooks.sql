-- webhooks: after a new secret was made both sign for a day, so that the other side can change without missing anything.
alter table webhooks.subscriptions
  add column old_secret text,
  add column old_secret_until timestamptz,
  add constraint subscriptions_old_secret_ends check ((old_secret is null) = (old_secret_until is null));
