-- A resident who proved an e-mail address, for the time of a session, and what an author may do with an inquiry: take it
-- back, and cover words of it. No account and no password. No row names anybody: tokens are hashed, addresses sealed
-- with a key that is in no database.

create table resident_link (
  id uuid primary key,
  token_hash text not null unique,
  -- Of the browser that asked: any other one has to know the address, too.
  browser_hash text not null,
  address bytea not null,
  asked_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  -- Wrong addresses typed so far.
  tries smallint not null default 0
);
create index resident_link_expires on resident_link (expires_at);

create table resident_session (
  token_hash text primary key,
  -- Keyed hash of the address: to end all of one person's at once.
  person text not null,
  address bytea not null,
  since timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
create index resident_session_person on resident_session (person);
create index resident_session_seen on resident_session (seen_at);

-- All that one proven address has sent, in every city.
create index inquiry_original_email on inquiry_original (lower(email)) where email is not null;

-- Taken back by its author: off everything public at once, and erased soon after.
alter table inquiry drop constraint inquiry_state_check;
alter table inquiry add constraint inquiry_state_check check (state in ('submitted', 'needs-changes', 'published', 'answered',
  'reopened', 'rejected', 'merged', 'hidden', 'archived', 'withdrawn'));
do $$
declare known text;
begin
  -- NOTE: the database named it itself, so it is found by what it says.
  select conname into strict known from pg_constraint
   where conrelid = 'inquiry'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%NOT sealed%';
  execute format('alter table inquiry drop constraint %I', known);
end $$;
alter table inquiry
  add constraint inquiry_sealed_state check (not sealed or state in ('submitted', 'needs-changes', 'rejected', 'merged', 'withdrawn')),
  add column withdrawn_at timestamptz,
  -- Where taking it back found it, and where thinking better of it within seconds leads.
  add column withdrawn_from text check (withdrawn_from in ('submitted', 'needs-changes', 'published', 'answered', 'reopened', 'hidden')),
  add check ((state = 'withdrawn') = (withdrawn_at is not null)),
  add check ((withdrawn_at is null) = (withdrawn_from is null));

-- Words that the author covered in what everybody reads, until a moderator has looked: what stood there before.
create table author_cover (
  city_id text not null,
  inquiry_id uuid not null,
  title text not null,
  public_text text not null,
  covered_at timestamptz not null default now(),
  primary key (city_id, inquiry_id),
  foreign key (city_id, inquiry_id) references inquiry on delete cascade
);
