-- places: published, which places a route or an area holds; `within.ts` says the same of one place in memory.
create index postcodes_by_lat on places.postcodes (lat, lng);

-- The nearest of our postcodes within some 300 m: of a pin, whose postcode nobody typed.
create function places.postcode_near(at_lat double precision, at_lng double precision) returns text
  stable language sql as $$
    select p.postcode from places.postcodes p
    where p.lat between at_lat - 0.0027 and at_lat + 0.0027 and p.lng between at_lng - 0.0043 and at_lng + 0.0043
    order by (p.lat - at_lat) ^ 2 + ((p.lng - at_lng) * 0.63) ^ 2 limit 1
  $$;

-- Whether a place is surely in one of the areas (none and no parts: anywhere), or its postcode begins with one of the parts ('SN11 8').
create function places.is_within(areas text[], parts text[], postcode text, place_areas text[]) returns boolean
  immutable language sql as $$
    select areas = '{}' and parts = '{}' or coalesce(areas && place_areas, false) or exists (
      select from unnest(parts) part where starts_with(left(postcode, -3) || ' ' || right(postcode, 3), part))
  $$;
