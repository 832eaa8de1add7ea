-- referrals: what is added to a request after a body has it, and how colleagues reach a body that takes none of that.
alter table referrals.bodies
  add column phone text not null default '',
  -- servicerequestupdates can be posted to it; null: nothing was added yet
  add column takes_words boolean;

create table referrals.additions (
  id uuid primary key,
  referral_id uuid not null references referrals.referrals,
  -- of requests: whose words they are stands there
  update_id uuid not null,
  -- dropped: taken back before it went; not-taken: the body takes nothing that is added
  status text not null default 'queued' check (status in ('queued', 'sent', 'failed', 'not-taken', 'dropped')),
  answer text,
  created_at timestamptz not null,
  sent_at timestamptz,
  unique (referral_id, update_id)
);
create index additions_failed on referrals.additions (referral_id) where status = 'failed';
