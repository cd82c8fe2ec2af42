-- Who answers in a city, and which staff holds which role there.
create table organisation (
  city_id text not null references city on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('police', 'legal-clinic', 'legal-aid', 'municipal')),
  name_uk text not null,
  name_en text not null,
  primary key (city_id, id),
  unique (city_id, name_uk)
);

create table membership (
  city_id text not null references city on delete cascade,
  staff_id text not null references "user" on delete cascade,
  role text not null check (role in ('moderator', 'responder', 'administrator')),
  organisation_id uuid,
  granted_at timestamptz not null default now(),
  primary key (city_id, staff_id, role),
  foreign key (city_id, organisation_id) references organisation,
  -- A responder speaks for an organisation, nobody else does.
  check ((role = 'responder') = (organisation_id is not null))
);
-- "Which roles has this person": every request with a session asks.
create index membership_staff on membership (staff_id);
