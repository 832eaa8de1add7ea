-- drafts: several forms sent at the same moment are marked at once. Elements: id, at. A form is changed at every question:
-- room in its page lets a change leave the indexes alone.
alter table drafts.drafts set (fillfactor = 70);

create function drafts.mark_submitted(sent jsonb) returns void
language plpgsql as $$
begin
  update drafts.drafts d
  set submitted_at = s.at, answers = '{}', known = '{}', at_question = null, resume_digest = null, updated_at = s.at
  from jsonb_to_recordset(sent) as s (id uuid, at timestamptz)
  where d.id = s.id and d.submitted_at is null;
end
$$;

create or replace function drafts.mark_submitted(draft uuid, at timestamptz) returns void
language sql as $$
  select drafts.mark_submitted(jsonb_build_array(jsonb_build_object('id', draft, 'at', at)))
$$;
