-- customers: who asked for silence and is on no record was taken for safe by whoever asked the records alone.

-- Published: whether this email or phone is not to be used of what somebody asked in danger. For where no record has it; else its ways say so.
create function customers.asked_for_silence(given_kind text, given_normal text) returns boolean
  stable language sql as $$
    select exists (select from customers.doubt_of(given_kind, given_normal, false) d
      where not customers.may_be_answered(given_kind, d.safe, d.text_ok, d.doubted_at))
  $$;
