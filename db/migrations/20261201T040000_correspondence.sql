-- The sound of a spoken message is fetched as pictures by text are: by a job, beside its attachment, while its words are read already.
alter table correspondence.pictures rename to files_to_fetch;
alter index correspondence.pictures_pkey rename to files_to_fetch_pkey;
alter index correspondence.pictures_to_fetch rename to files_to_fetch_open;
-- It failed at least once since a colleague had it tried: she need not wait until it is given up.
alter table correspondence.files_to_fetch add column failed_at timestamptz;
