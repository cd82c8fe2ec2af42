-- What the platform remembers between requests and restarts: retried requests, spent challenges, limits, news.

-- A retried POST gets the stored answer. The row is found by a hash of the key and its answer is sealed with the key
-- itself: whoever reads this table alone reads no receipt in it.
create table idempotency (
  id text primary key,
  body_hash text not null,
  status smallint not null,
  answer bytea not null,
  created_at timestamptz not null default now()
);
create index idempotency_created on idempotency (created_at);

create table spent_challenge (
  id text primary key,
  expires_at timestamptz not null
);
create index spent_challenge_expires on spent_challenge (expires_at);

-- Counted per window; "subject" is a keyed hash of an address or a session, never the address.
create table rate_limit (
  action text not null,
  subject text not null,
  window_start timestamptz not null,
  hits int not null,
  primary key (action, subject, window_start)
);
create index rate_limit_window on rate_limit (window_start);

-- What happened and somebody outside must be told: written with the change, taken by the notifications alone.
create table outbox (
  seq bigint generated always as identity primary key,
  city_id text not null,
  event text not null,
  payload jsonb not null,
  created_at timestamptz not null default now()
);
