-- Cities with their districts and water, each city a row: a difference between cities is never an "if".
create table city (
  id text primary key check (id ~ '^[a-z][a-z-]{1,40}$'),
  code text not null unique check (code ~ '^[A-Z]{2,8}$'),
  name_uk text not null,
  name_en text not null,
  centre geometry(point, 4326) not null,
  zoom smallint not null default 12 check (zoom between 5 and 18),
  boundary geometry(multipolygon, 4326) not null check (st_isvalid(boundary)),
  -- generalised: drawn by hand for a demonstration, the map says so; surveyed: imported from a source.
  outline text not null default 'generalised' check (outline in ('generalised', 'surveyed')),
  credit text not null default '',
  created_at timestamptz not null default now()
);

create table district (
  city_id text not null references city on delete cascade,
  id text not null check (id ~ '^[a-z0-9-]{1,60}$'),
  name_uk text not null,
  name_en text not null,
  katottg text,
  boundary geometry(multipolygon, 4326) not null check (st_isvalid(boundary)),
  primary key (city_id, id),
  unique (city_id, name_uk)
);
-- "Which district is this point in": every submission and every moved pin asks.
create index district_boundary on district using gist (boundary);

create table water (
  city_id text not null references city on delete cascade,
  id text not null,
  name_uk text not null,
  name_en text not null,
  shape geometry(geometry, 4326) not null check (st_isvalid(shape)),
  primary key (city_id, id)
);
