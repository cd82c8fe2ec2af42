-- Private letters: sealed bytes, public keys, and the facts that deadlines need. Nothing here opens anything.

create table letter (
  city_id text not null references city on delete cascade,
  id uuid not null,
  track text not null check (track in ('appeal', 'crime', 'tip')),
  route text not null check (route in ('beat', 'oversight')),
  -- 'beat:HOL-01:1': first, never changed; a part of the letter's fingerprint.
  addressee text not null,
  -- Where it is now: what its latest epoch is sealed to, first the addressee. The beat is null where that is oversight.
  box text not null check (box ~ '^(beat|oversight):'),
  beat_id text,
  dir_serial int not null,
  lookup_hash bytea not null unique check (length(lookup_hash) = 32),
  res_box_pk bytea not null check (length(res_box_pk) = 32),
  res_sig_pk bytea not null check (length(res_sig_pk) = 32),
  commit0 bytea not null check (length(commit0) = 32),
  commit_id bytea not null check (length(commit_id) = 32),
  state text not null check (state in ('submitted', 'screening', 'answered-by-moderator', 'forwarded', 'registered', 'clarification',
    'extended', 'recorded', 'replied', 'returned-incomplete', 'redirected', 'closed', 'spam-closed', 'withdrawn')),
  version int not null default 1,
  last_seq int not null default 0,
  received_at timestamptz not null,
  -- Nobody has sorted it by then: it goes to the officer by itself.
  failover_at timestamptz not null,
  -- Once true no moderator can read it again: see the trigger below.
  forwarded_at timestamptz,
  reg_no text,
  ext_no text,
  registered_at timestamptz,
  due_on date,
  -- When the clock began: as it came, or as it was opened again.
  clock_from timestamptz not null,
  extended_at timestamptz,
  -- The clock of an incomplete appeal stands still from here.
  returned_at timestamptz,
  replied_at timestamptz,
  closed_at timestamptz,
  -- SHA-256 of the first text, told by the officer on registering: what the verification page confirms.
  text_sha256 bytea check (length(text_sha256) = 32),
  crime_no text,
  crime_recorded_at timestamptz,
  -- "My phone may be watched": no notice, ever.
  quiet boolean not null default false,
  escalations int not null default 0,
  lease_by text references "user" on delete set null,
  lease_until timestamptz,
  erase_after timestamptz,
  -- The line of the audit that says it came: on the resident's receipt.
  audit_seq bigint,
  audit_hash bytea,
  primary key (city_id, id),
  unique (city_id, reg_no),
  foreign key (city_id, beat_id) references beat,
  check (route = 'oversight' or addressee like 'beat:%')
);
-- The moderator's queue; the job that forwards by itself; the officer's list.
create index letter_waiting on letter (city_id, failover_at) where state in ('submitted', 'screening');
create index letter_box on letter (city_id, box) where forwarded_at is not null;
create index letter_lapsing on letter (state) where state in ('answered-by-moderator', 'spam-closed', 'replied');
create index letter_erase on letter (erase_after) where erase_after is not null;

-- A moderator who knows the author or the officer says so, and the letter is somebody else's.
create table letter_recusal (
  city_id text not null,
  letter_id uuid not null,
  staff_id text not null references "user" on delete cascade,
  primary key (city_id, letter_id, staff_id),
  foreign key (city_id, letter_id) references letter on delete cascade
);

create table letter_epoch (
  city_id text not null,
  letter_id uuid not null,
  epoch int not null check (epoch >= 1),
  commit bytea not null check (length(commit) = 32),
  role text not null check (role in ('officer', 'resident')),
  -- The mailbox version it is sealed to, 'beat:HOL-01:2'.
  box text not null check (box !~ '^moderation:'),
  sig bytea not null check (length(sig) = 64),
  made_at timestamptz not null default now(),
  primary key (city_id, letter_id, epoch),
  foreign key (city_id, letter_id) references letter on delete cascade
);

create table letter_wrap (
  city_id text not null,
  letter_id uuid not null,
  epoch int not null check (epoch >= 0),
  box text not null, -- 'resident' or 'kind:scope:ver'
  -- Of an officer who may not read yet: kept back by every route until the letter is forwarded.
  dormant boolean not null default false,
  sealed bytea not null check (length(sealed) = 80),
  primary key (city_id, letter_id, epoch, box),
  foreign key (city_id, letter_id) references letter on delete cascade,
  check (epoch = 0 or box !~ '^moderation:')
);

create table capsule (
  city_id text not null,
  letter_id uuid not null,
  nonce bytea not null check (length(nonce) = 24),
  ct bytea not null,
  primary key (city_id, letter_id),
  foreign key (city_id, letter_id) references letter on delete cascade
);

create table capsule_wrap (
  city_id text not null,
  letter_id uuid not null,
  box text not null check (box !~ '^moderation:'),
  dormant boolean not null default false,
  sealed bytea not null check (length(sealed) = 80),
  primary key (city_id, letter_id, box),
  foreign key (city_id, letter_id) references letter on delete cascade
);

create table letter_message (
  city_id text not null,
  letter_id uuid not null,
  seq int not null check (seq >= 1),
  epoch int not null check (epoch >= 0),
  role text not null check (role in ('resident', 'moderator', 'officer')),
  kind text not null check (kind in ('text', 'reply', 'identity')),
  -- Whose key signed it: 'resident' or a mailbox version.
  box text not null,
  nonce bytea not null check (length(nonce) = 24),
  ct bytea not null,
  sig bytea not null check (length(sig) = 64),
  at timestamptz not null,
  primary key (city_id, letter_id, seq),
  foreign key (city_id, letter_id) references letter on delete cascade
);

create table letter_file (
  city_id text not null references city on delete cascade,
  id uuid not null,
  -- Null until the message that holds its key is there; unattached ones go after an hour.
  letter_id uuid,
  seq int,
  chunks int not null check (chunks between 1 and 64),
  bytes int not null,
  sha256 bytea not null check (length(sha256) = 32),
  path text not null,
  uploaded_at timestamptz not null default now(),
  primary key (city_id, id),
  foreign key (city_id, letter_id) references letter on delete cascade
);

-- Steps of a letter, each with who and when; signed commands keep their signature. Read by the resident by role alone.
create table letter_event (
  city_id text not null,
  letter_id uuid not null,
  n int not null,
  step text not null,
  role text not null check (role in ('resident', 'moderator', 'officer', 'head', 'system')),
  box text,
  actor_id text,
  -- Of the letter, before the step: what a signed command is about.
  version int not null,
  -- Canonical facts of the step, without private words: numbers, dates, mailboxes.
  facts jsonb not null default '{}',
  -- BLAKE2b over the event before it and this one; the browser follows the chain.
  hash bytea not null check (length(hash) = 32),
  sig bytea check (length(sig) = 64),
  at timestamptz not null,
  primary key (city_id, letter_id, n),
  foreign key (city_id, letter_id) references letter on delete cascade
);

-- An address for notices, sealed with a key that is neither in the database nor in its backups.
create table letter_notice (
  city_id text not null,
  letter_id uuid not null,
  address_ct bytea not null,
  next_at timestamptz,
  last_at timestamptz,
  primary key (city_id, letter_id),
  foreign key (city_id, letter_id) references letter on delete cascade
);

-- That there was a letter, and nothing of it: after erasure.
create table letter_tombstone (
  city_id text not null references city on delete cascade,
  letter_id uuid not null,
  state text not null,
  received_at timestamptz not null,
  erased_at timestamptz not null default now(),
  primary key (city_id, letter_id)
);

-- The last number given in a beat and year; locked by the transaction that registers, so there are no gaps.
create table reg_counter (
  city_id text not null references city on delete cascade,
  beat_id text not null, -- 'oversight' on that route
  year int not null,
  last int not null,
  primary key (city_id, beat_id, year)
);

-- How long a letter waits for a moderator before it goes on by itself; whether the police and the city have agreed that
-- the register here counts; whether a deadline on a day off moves to the next working day.
alter table city_desk
  add column letters_agreed boolean not null default false,
  add column letter_shift boolean not null default false,
  add column letter_failover_hours int not null default 24 check (letter_failover_hours between 1 and 72),
  add column crime_failover_hours int not null default 1 check (crime_failover_hours between 1 and 24);
