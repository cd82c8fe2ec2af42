-- How a community looks and what it says of itself: its name, hours, help lines, a notice, languages, a colour, an emblem.

alter table city
  -- The names it was opened with: what "the first name again" means. Null until somebody changes it.
  add column first_name jsonb,
  -- Names in languages other than Ukrainian and English, by language.
  add column further_names jsonb not null default '{}';

-- A part without a row is as the product has it.
create table city_look (
  city_id text not null references city on delete cascade,
  part text not null check (part in ('name', 'hours', 'lines', 'notice', 'languages', 'accent', 'emblem')),
  -- Null: as the product has it again. NOTE: the name of a city is read from its own row, which is set with this one.
  value jsonb,
  version integer not null default 1,
  changed_at timestamptz not null default now(),
  primary key (city_id, part)
);

-- The emblem itself, encoded anew: 192 pixels a side, 10 kB. Here and not beside the photos, so that it is replaced with
-- its row, and no backup, archive or second server needs another file.
create table city_emblem (
  city_id text not null references city on delete cascade,
  id uuid not null,
  bytes bytea not null check (octet_length(bytes) <= 100000),
  primary key (city_id, id)
);
