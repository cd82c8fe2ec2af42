-- Up to when a resident has read what happened to their own inquiries and to those they follow.

-- The keyed hash of an address, as a session's: who reads this table alone learns that somebody was here, and not who.
create table resident_seen (
  person text primary key,
  until timestamptz not null,
  at timestamptz not null default now()
);
create index resident_seen_at on resident_seen (at);
