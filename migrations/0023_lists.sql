-- Lists that stay quick in a city of a million inquiries: each order is an index, and no step of an inquiry's life touches one.

-- Newest first. NOTE: no state in the predicate: with it every change of state wrote all indexes of inquiry anew.
drop index inquiry_published;
create index inquiry_published on inquiry (city_id, published_at desc, id desc) where published_at is not null;
create index inquiry_district on inquiry (city_id, district_id, published_at desc, id desc) where published_at is not null;

-- Most supported first: a row for those that have supporters. Apart from inquiry, whose one row would otherwise be
-- written with all its indexes at every "this concerns me too".
create table inquiry_supports (
  city_id text not null,
  inquiry_id uuid not null,
  supports int not null check (supports > 0),
  published_at timestamptz not null,
  primary key (city_id, inquiry_id),
  foreign key (city_id, inquiry_id) references inquiry on delete cascade
) with (fillfactor = 80);
create index inquiry_supports_order on inquiry_supports (city_id, supports desc, published_at desc, inquiry_id desc);

create function inquiry_supports_keep() returns trigger language plpgsql as $$
begin
  if new.supports > 0 and new.published_at is not null then
    insert into inquiry_supports (city_id, inquiry_id, supports, published_at)
    values (new.city_id, new.id, new.supports, new.published_at)
    on conflict (city_id, inquiry_id) do update set supports = excluded.supports, published_at = excluded.published_at;
  else
    delete from inquiry_supports s where s.city_id = new.city_id and s.inquiry_id = new.id;
  end if;
  return null;
end $$;
create trigger inquiry_supports_insert after insert on inquiry for each row
  when (new.supports > 0 and new.published_at is not null) execute function inquiry_supports_keep();
create trigger inquiry_supports_update after update of supports, published_at on inquiry for each row
  when ((old.supports, old.published_at) is distinct from (new.supports, new.published_at) and (old.supports > 0 or new.supports > 0))
  execute function inquiry_supports_keep();
insert into inquiry_supports (city_id, inquiry_id, supports, published_at)
  select city_id, id, supports, published_at from inquiry where supports > 0 and published_at is not null;

-- Words of one city: its id is a word of each text, so that what is common elsewhere is not read here.
create function words_of_city(city text, stems tsvector) returns tsvector language sql immutable parallel safe as $$
  select stems || array_to_tsvector(array['@' || city])
$$;
drop index inquiry_search_stems;
create index inquiry_search_stems on inquiry_search using gin (words_of_city(city_id, stems));
