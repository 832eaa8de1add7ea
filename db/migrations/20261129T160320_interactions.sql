-- Somebody of a conversation may come to harm: what was said is for who heard it and these teams, from the first word.
alter table interactions.interactions add column confided_to text[];
update interactions.interactions set confided_to = '{}' where in_confidence;
alter table interactions.interactions drop column in_confidence;
