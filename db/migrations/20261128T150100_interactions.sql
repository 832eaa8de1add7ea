-- The live board counts today alone.
create index calls_by_ringing on interactions.calls (ringing_at);
create index matters_by_creation on interactions.matters (created_at);
