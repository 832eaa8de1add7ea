-- referrals: what may mean danger waits for a person before another body gets it.
alter table referrals.referrals drop constraint referrals_status_check,
  add constraint referrals_status_check check (status in ('queued', 'held', 'awaited', 'sent', 'failed', 'taken-back'));
alter table referrals.additions drop constraint additions_status_check,
  add constraint additions_status_check check (status in ('queued', 'held', 'sent', 'failed', 'not-taken', 'dropped'));
