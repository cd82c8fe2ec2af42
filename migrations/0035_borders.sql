-- New borders of a city from a file: what they replaced, and how far its old inquiries have been given their places in them.
create table border_change (
  city_id text not null references city on delete cascade,
  id uuid not null,
  layer text not null check (layer in ('boundary', 'districts')),
  stored_at timestamptz not null default now(),
  -- [{"id","nameUk","katottg","outline"}] of what went or changed, as it was; the boundary of the city has the id null.
  replaced jsonb not null,
  total int not null check (total >= 0),
  done int not null default 0,
  moved int not null default 0,
  -- The inquiry that was looked at last: after a fault the next one goes on from it.
  after_id uuid not null default '00000000-0000-0000-0000-000000000000',
  -- Null: it still runs, or waits for somebody to go on. A newer change ends it.
  done_at timestamptz,
  primary key (city_id, id)
);
-- "Which is still to be done", every minute.
create index border_change_open on border_change (stored_at) where done_at is null;
