-- A link to pay goes by text too, and so does the promise to ring: where the phone takes texts, it is what she has in her hand.
alter table interactions.pay_links add medium text not null default 'email' check (medium in ('email', 'text'));
alter table interactions.pay_links alter medium drop default;
alter table interactions.call_backs drop constraint call_backs_told_check;
alter table interactions.call_backs add constraint call_backs_told_check check (told in ('email', 'text', 'spoken'));
