-- interactions: a link to pay that another one replaces. Whoever got both would else not know which of them to pay.
alter table interactions.pay_links add column replaced_by uuid references interactions.pay_links;
create index pay_links_by_replacing on interactions.pay_links (replaced_by) where replaced_by is not null;
