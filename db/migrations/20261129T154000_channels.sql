-- channels: what could not be read says of itself who wrote it and about what, as far as its headings tell: a person sees whose it is.
alter table channels.arrivals add column said_from text, add column said_subject text;
