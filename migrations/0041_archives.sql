-- Archives that a city's own people ask for: one administrator asks, another agrees, the server writes the file.
create table archive_request (
  city_id text not null references city on delete cascade,
  id uuid not null,
  state text not null default 'asked' check (state in ('asked', 'making', 'ready', 'failed', 'cancelled', 'over')),
  asked_by text not null references "user" on delete cascade,
  asked_at timestamptz not null default now(),
  agreed_by text references "user" on delete cascade check (agreed_by <> asked_by),
  agreed_at timestamptz,
  -- Who writes it has died by then: somebody else begins again.
  worked_until timestamptz,
  tries smallint not null default 0,
  made_at timestamptz,
  bytes bigint,
  sha256 text,
  fingerprint text,
  primary key (city_id, id),
  check (state in ('asked', 'cancelled', 'over') or agreed_by is not null)
);
-- One at a time.
create unique index archive_request_open on archive_request (city_id) where state in ('asked', 'making');
