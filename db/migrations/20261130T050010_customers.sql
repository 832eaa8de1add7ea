-- customers: a phone that may be rung was taken for one that may be texted, also where she asked in danger not to be written to.

-- Published: whether whoever writes to us from there may be answered there. A phone may be safe for texts alone; one that may be rung takes
-- an answer by text as long as nobody doubts it.
create function customers.may_be_answered(kind text, safe boolean, text_ok boolean, doubted_at timestamptz) returns boolean
  immutable parallel safe language sql as $$ select text_ok or (safe and (kind <> 'phone' or doubted_at is null)) $$;
