-- platform: what is done to the installation itself, found by time among the many events about what people ask
-- (src/modules/organisation/acts.read.ts). The query repeats the condition word for word.
create index events_of_acts on platform.events (at, seq)
  where type not like 'requests.%' and type not like 'drafts.%';
