-- An administrator begins that somebody of the staff chooses a new password; the link goes to that person's mailbox alone.

create table password_reset (
  city_id text not null references city on delete cascade,
  id uuid not null,
  staff_id text not null references "user" on delete cascade,
  started_by text references "user" on delete set null,
  token_hash text not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz,
  primary key (city_id, id)
);
-- One that waits for each person; begun again, the one before is withdrawn.
create unique index password_reset_open on password_reset (city_id, staff_id) where used_at is null and withdrawn_at is null;
