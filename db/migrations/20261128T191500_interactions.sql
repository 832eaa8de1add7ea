-- interactions: what a colleague has in hand and beside it is found without reading all she ever took.
create index interactions_not_wrapped on interactions.interactions (adviser_id) where wrapped_at is null;
