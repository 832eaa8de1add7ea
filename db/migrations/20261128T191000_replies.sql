-- replies: what sending one does besides. 'question' asks the customer and stops the clock, the others close with that outcome.
alter table replies.replies
  add column follows text not null default 'message' check (follows in ('message', 'question', 'done', 'refused', 'elsewhere'));
