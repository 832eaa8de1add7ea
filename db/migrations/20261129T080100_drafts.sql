-- drafts: published: the key a form is sent under, so that others find what it became.
create view drafts.keys as select id, submission_key from drafts.drafts;
