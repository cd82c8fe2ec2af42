-- The gazetteer of a city: its streets and settlements, with the names they had before. And what a city says on the
-- cards that stand in place of the form.
create table place (
  city_id text not null references city on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('street', 'settlement')),
  -- What an import knows it by: a KATOTTG code, or the folded name of a street with its type.
  key text not null check (char_length(key) between 1 and 200),
  -- street, avenue, lane …: asked with the name, it decides between two of one name.
  type text not null,
  name_uk text not null,
  name_en text not null,
  -- The community or district around, where several are called the same.
  around_uk text not null default '',
  around_en text not null default '',
  -- A point, or the line of a street; null where only the name is known.
  shape geometry(geometry, 4326) check (st_isvalid(shape)),
  -- The point is only somewhere in the community.
  approximate boolean not null default false,
  credit text not null default '',
  primary key (city_id, id),
  unique (city_id, kind, key)
);

-- Everything that a place is found by: folded, each name in Cyrillic and in Latin letters.
create table place_name (
  city_id text not null,
  place_id uuid not null,
  sought text not null,
  -- A former name as people wrote it; empty for today's.
  former text not null default '',
  primary key (city_id, place_id, former, sought),
  foreign key (city_id, place_id) references place on delete cascade
);
-- Beginnings and misspellings: every letter typed into an address field asks. NOTE: without a list of what is pending:
-- with one, an import leaves the index so dear that all names are read, 500 ms in place of 10.
create index place_name_sought on place_name using gin (sought gin_trgm_ops) with (fastupdate = off);

-- What a city changed on a card; a card without a row says what the product says.
create table city_card (
  city_id text not null references city on delete cascade,
  card text not null check (card in ('explosive', 'danger', 'violence', 'accusation')),
  -- Null: the words of the product again.
  words jsonb,
  version integer not null default 1,
  changed_at timestamptz not null default now(),
  primary key (city_id, card)
);
