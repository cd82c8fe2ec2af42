-- Files that a city brings, and dated files that everybody may take home.

-- One file on its way in. Rows are written in slices, so that whatever dies meanwhile goes on where it was.
create table import (
  city_id text not null references city on delete cascade,
  id uuid not null,
  state text not null default 'uploading' check (state in ('uploading', 'reading', 'mapping', 'checking', 'checked', 'importing', 'done', 'failed', 'cancelled')),
  name text not null,
  size int not null,
  shape jsonb,
  -- With samples of what stands there: gone with the file.
  columns jsonb,
  -- The names of the columns alone: the next file of the same ones is read in the same way.
  header text,
  rows int,
  mapping jsonb,
  counts jsonb,
  progress int not null default 0,
  seen text,
  trouble jsonb,
  made_by text references "user" on delete set null,
  made_at timestamptz not null default now(),
  touched_at timestamptz not null default now(),
  proposed_by text references "user" on delete set null,
  proposed_role text check (proposed_role in ('administrator', 'moderator')),
  -- The moderator of the two: no inquiry is published without one.
  moderator_id text references "user" on delete set null,
  ended_at timestamptz,
  -- Whoever works on it now, and until when nobody else does.
  worker uuid,
  worked_until timestamptz,
  tries int not null default 0,
  primary key (city_id, id)
);
create index import_working on import (worked_until) where state in ('reading', 'checking', 'importing');
create index import_header on import (city_id, header, made_at) where mapping is not null;

-- The file, until its rows are read: any process may take a piece, and any other one read it.
create table import_piece (
  city_id text not null,
  import_id uuid not null,
  no smallint not null,
  bytes bytea not null,
  primary key (city_id, import_id, no),
  foreign key (city_id, import_id) references import on delete cascade
);

create table import_row (
  city_id text not null,
  import_id uuid not null,
  line int not null,
  verdict text not null check (verdict in ('good', 'moderator', 'already', 'left-out', 'bad')),
  reasons jsonb not null default '[]',
  inquiry_id uuid,
  lat float8,
  lng float8,
  -- What the row says, until it is an inquiry.
  row jsonb,
  primary key (city_id, import_id, line),
  foreign key (city_id, import_id) references import on delete cascade
);
-- The next slice.
create index import_row_left on import_row (city_id, import_id, line) where row is not null;

-- What was public at the end of a day, as two files. Without "file": somebody is writing them.
create table dump (
  city_id text not null references city on delete cascade,
  day date not null,
  began_at timestamptz not null default now(),
  file uuid,
  rows int not null default 0,
  geojson_bytes bigint not null default 0,
  geojson_sha256 text not null default '',
  csv_bytes bigint not null default 0,
  csv_sha256 text not null default '',
  cleaned_at timestamptz,
  primary key (city_id, day)
);

-- Something was taken away from everybody since: no dump that may hold it is given out before it is written anew.
create table dump_stain (
  city_id text not null references city on delete cascade,
  id bigint generated always as identity,
  -- It stands in no dump that was begun before.
  shown_since timestamptz not null,
  at timestamptz not null default now(),
  primary key (city_id, id)
);

create function dump_stain_inquiry() returns trigger language plpgsql as $$
begin
  insert into dump_stain (city_id, shown_since) values (old.city_id, coalesce(old.published_at, '-infinity'));
  return null;
end $$;
-- NOTE: what goes to the archive after a year was never taken away; its words stay in the dumps of its time.
create trigger dump_stain after update of state, title, public_text, public_place, map_x, map_y on inquiry
  for each row when (old.state in ('published', 'answered', 'reopened')
    and (new.state not in ('published', 'answered', 'reopened', 'archived')
      or (old.title, old.public_text, old.public_place, old.map_x, old.map_y)
        is distinct from (new.title, new.public_text, new.public_place, new.map_x, new.map_y)))
  execute function dump_stain_inquiry();

create function dump_stain_freeze() returns trigger language plpgsql as $$
begin
  insert into dump_stain (city_id, shown_since) select distinct c.city_id, '-infinity'::timestamptz from changed c;
  return null;
end $$;
create trigger dump_stain_freeze after insert on frozen_inquiry
  referencing new table as changed for each statement execute function dump_stain_freeze();
