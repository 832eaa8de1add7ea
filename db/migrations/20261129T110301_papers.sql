-- papers: one that was written down wrong is ended by the second person, with why; it is written down anew.
alter table papers.moves
  drop constraint moves_way_check,
  drop constraint moves_check,
  add constraint moves_way_check check (way in ('kept', 'returned', 'banked', 'mistaken')),
  add constraint moves_check check ((way in ('kept', 'mistaken')) = (slip is null));
