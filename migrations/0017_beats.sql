-- District officers: who serves which part of the city and since when, who stands in, and where the duty station is.

-- Two roles of the police beside the responder: an officer keeps a beat, a head watches over the letters of a department.
alter table membership drop constraint membership_role_check,
  add constraint membership_role_check
    check (role in ('moderator', 'responder', 'administrator', 'officer', 'head'));
alter table invitation drop constraint invitation_role_check,
  add constraint invitation_role_check
    check (role in ('moderator', 'responder', 'administrator', 'officer', 'head'));
alter table audit drop constraint audit_actor_role_check,
  add constraint audit_actor_role_check check (actor_role in
    ('moderator', 'responder', 'administrator', 'officer', 'head', 'resident', 'operator', 'system'));
alter table inquiry_event drop constraint inquiry_event_actor_role_check,
  add constraint inquiry_event_actor_role_check check (actor_role in
    ('resident', 'moderator', 'responder', 'administrator', 'officer', 'head', 'system'));
alter table internal_note drop constraint internal_note_author_role_check,
  add constraint internal_note_author_role_check
    check (author_role in ('moderator', 'responder', 'administrator', 'officer', 'head'));

-- The fallback where a beat has nobody: a telephone that is answered at night too.
create table station (
  city_id text not null references city on delete cascade,
  id uuid not null,
  -- Null: for the whole city.
  district_id text,
  name_uk text not null,
  name_en text not null,
  phone text not null,
  address_uk text not null,
  address_en text not null,
  at geometry(point, 4326),
  -- [{"days":[1,2],"from":"09:00","until":"18:00"}], days of the week from 1 Monday; [] is day and night.
  hours jsonb not null default '[]',
  version int not null default 1,
  primary key (city_id, id),
  foreign key (city_id, district_id) references district on delete cascade
);

create table officer (
  city_id text not null references city on delete cascade,
  id uuid not null,
  -- The number of the badge: what a file of officers knows them by.
  code text not null check (code ~ '^[A-Za-z0-9-]{1,40}$'),
  -- Who signs in as this officer, where somebody does.
  staff_id text references "user" on delete set null,
  -- dop: дільничний офіцер поліції; pog: поліцейський офіцер громади.
  kind text not null check (kind in ('dop', 'pog')),
  rank text not null check (rank in ('private', 'corporal', 'sergeant', 'senior-sergeant', 'junior-lieutenant',
    'lieutenant', 'senior-lieutenant', 'captain', 'major', 'lieutenant-colonel', 'colonel')),
  name_uk text not null,
  name_en text not null,
  phones text[] not null default '{}' check (cardinality(phones) <= 4),
  office_uk text not null default '',
  office_en text not null default '',
  office_at geometry(point, 4326),
  hours jsonb not null default '[]',
  languages text[] not null default '{uk}',
  -- The id of a file of its own; made anew with each picture, so a link to an old one leads nowhere.
  photo uuid,
  station_id uuid,
  left_on date,
  version int not null default 1,
  primary key (city_id, id),
  unique (city_id, code),
  foreign key (city_id, station_id) references station
);
-- "Whose picture is this": the public address names nothing else.
create unique index officer_photo on officer (city_id, photo) where photo is not null;
-- "Is this member of staff an officer here": the officer's own card.
create unique index officer_staff on officer (city_id, staff_id) where staff_id is not null and left_on is null;

create table beat (
  city_id text not null references city on delete cascade,
  -- As the police write it: HOL-01. Part of a letter's registration number.
  id text not null check (id ~ '^[A-Za-z0-9-]{1,20}$'),
  district_id text,
  name_uk text not null,
  name_en text not null,
  -- At most 7,000 residents in a city, 6,000 in the country: order 650 of the Ministry of Internal Affairs.
  setting text not null default 'urban' check (setting in ('urban', 'rural')),
  residents int check (residents between 0 and 1000000),
  boundary geometry(multipolygon, 4326) not null check (st_isvalid(boundary)),
  station_id uuid,
  version int not null default 1,
  retired_at timestamptz,
  primary key (city_id, id),
  foreign key (city_id, district_id) references district,
  foreign key (city_id, station_id) references station
);
-- "Whose beat is this point in", a hundred times a second on a bad day.
create index beat_boundary on beat using gist (boundary) where retired_at is null;

-- Who keeps a beat, and from when to when: "until" is the first day that is no longer theirs.
create table appointment (
  city_id text not null references city on delete cascade,
  id uuid not null,
  beat_id text not null,
  officer_id uuid not null,
  duty text not null check (duty in ('officer', 'deputy')),
  since date not null,
  until date check (until > since),
  primary key (city_id, id),
  foreign key (city_id, beat_id) references beat on delete cascade,
  foreign key (city_id, officer_id) references officer on delete cascade,
  -- One officer at a time; deputies may be several.
  exclude using gist (city_id with =, beat_id with =, daterange(since, until, '[)') with &&) where (duty = 'officer')
);
create index appointment_officer on appointment (city_id, officer_id);

create table absence (
  city_id text not null references city on delete cascade,
  id uuid not null,
  officer_id uuid not null,
  kind text not null check (kind in ('leave', 'illness', 'training', 'other')),
  -- Both days included, as people say it.
  since date not null,
  until date not null check (until >= since),
  substitute_id uuid check (substitute_id <> officer_id),
  primary key (city_id, id),
  foreign key (city_id, officer_id) references officer on delete cascade,
  foreign key (city_id, substitute_id) references officer on delete cascade,
  exclude using gist (city_id with =, officer_id with =, daterange(since, until, '[]') with &&)
);
create index absence_officer on absence (city_id, officer_id, until);

-- What an officer tells the beat: a meeting, an office that moved.
create table beat_notice (
  city_id text not null references city on delete cascade,
  id uuid not null,
  beat_id text not null,
  author_id text references "user" on delete set null,
  title text not null,
  text text not null,
  since date not null,
  until date not null check (until >= since),
  created_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (city_id, id),
  foreign key (city_id, beat_id) references beat on delete cascade
);
create index beat_notice_beat on beat_notice (city_id, beat_id, until);

-- Twice a year an officer reports to the community: a draft from counts, then the officer's own words.
create table beat_report (
  city_id text not null references city on delete cascade,
  beat_id text not null,
  -- 2026-1 is January to June.
  half text not null check (half ~ '^20\d\d-[12]$'),
  state text not null default 'draft' check (state in ('draft', 'published')),
  body jsonb not null,
  version int not null default 1,
  changed_at timestamptz not null default now(),
  published_at timestamptz check ((published_at is null) = (state = 'draft')),
  primary key (city_id, beat_id, half),
  foreign key (city_id, beat_id) references beat on delete cascade
);
