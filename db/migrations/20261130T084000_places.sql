-- places: a circle of 300 m, as the program has it: of whoever is told by it the page shows the same.
create or replace function places.postcode_near(at_lat double precision, at_lng double precision) returns text
  stable language sql as $$
    select postcode from (
      select p.postcode, (p.lat - at_lat) ^ 2 + ((p.lng - at_lng) * cos(radians(at_lat))) ^ 2 as far from places.postcodes p
      where p.lat between at_lat - 0.0027 and at_lat + 0.0027 and p.lng between at_lng - 0.0046 and at_lng + 0.0046) near
    where far <= (300 / 111195.0) ^ 2 order by far limit 1
  $$;
