-- channels: what texts cost lately, added up from the index alone.
create index messages_texts_paid on channels.messages (created_at) include (parts, cost_pence)
  where medium = 'text' and provider is not null;
