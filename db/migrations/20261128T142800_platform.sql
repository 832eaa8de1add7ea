-- platform: words as they are compared: small letters without accents and apostrophes.
create extension if not exists pg_trgm;

create function platform.fold(words text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(normalize(lower(words), nfd), '[\u0300-\u036f''’‘]', '', 'g')
$$;
