-- Keys of the private letters: staff keys, mailboxes and their members, the signed directory. Public parts and locked
-- seeds alone: nothing here opens anything.

create table staff_key (
  city_id text not null references city on delete cascade,
  staff_id text not null references "user" on delete cascade,
  ver int not null check (ver >= 1),
  box_pk bytea not null check (length(box_pk) = 32),
  made_at timestamptz not null default now(),
  retired_at timestamptz,
  primary key (city_id, staff_id, ver)
);
create unique index staff_key_current on staff_key (city_id, staff_id) where retired_at is null;

-- The seed of a staff key, locked twice: under the password's key and under the printed kit's. n counts up while a
-- password is being changed, so that no crash loses the key.
create table staff_key_wrap (
  city_id text not null,
  staff_id text not null,
  ver int not null,
  method text not null check (method in ('password', 'kit')),
  n int not null check (n >= 1),
  nonce bytea not null check (length(nonce) = 24),
  ct bytea not null check (length(ct) = 48),
  primary key (city_id, staff_id, ver, method, n),
  foreign key (city_id, staff_id, ver) references staff_key on delete cascade
);

create table mailbox (
  city_id text not null references city on delete cascade,
  kind text not null check (kind in ('moderation', 'beat', 'oversight', 'escrow')),
  -- Of a beat its id; else 'city'.
  scope_id text not null check (scope_id ~ '^[A-Za-z0-9-]{1,20}$'),
  ver int not null check (ver >= 1),
  box_pk bytea not null check (length(box_pk) = 32),
  sig_pk bytea not null check (length(sig_pk) = 32),
  state text not null default 'proposed' check (state in ('proposed', 'active', 'retired')),
  proposed_by text references "user" on delete set null,
  approved_by text references "user" on delete set null check (approved_by <> proposed_by),
  proposed_at timestamptz not null default now(),
  -- Whom the residents are told about: since when, until when it could open new letters.
  active_at timestamptz,
  retired_at timestamptz,
  primary key (city_id, kind, scope_id, ver),
  check (state = 'proposed' or approved_by is not null or proposed_by is null or active_at is not null)
);
create unique index mailbox_active on mailbox (city_id, kind, scope_id) where state = 'active';

create table mailbox_member (
  city_id text not null,
  kind text not null,
  scope_id text not null,
  ver int not null,
  holder_kind text not null check (holder_kind in ('staff', 'escrow')),
  holder_id text not null,
  holder_key_ver int not null,
  sealed_seed bytea not null check (length(sealed_seed) = 80),
  granted_by text not null,
  -- A grant is of two people; the first members of a mailbox are approved with it.
  approved_by text check (approved_by <> granted_by),
  granted_at timestamptz not null default now(),
  -- Whom this member comes instead of: the version that follows is made without that person.
  instead_of text check (instead_of <> holder_id),
  primary key (city_id, kind, scope_id, ver, holder_kind, holder_id),
  foreign key (city_id, kind, scope_id, ver) references mailbox on delete cascade
);
-- "What can this person open."
create index mailbox_member_holder on mailbox_member (city_id, holder_kind, holder_id);

-- Who loses the last role that a mailbox is for is no member of it any more, whoever takes the role: two people let
-- somebody in, so one who gives the role back does not.
create function membership_keys() returns trigger language plpgsql as $$
begin
  delete from mailbox_member m
   where m.city_id = old.city_id and m.holder_kind = 'staff' and m.holder_id = old.staff_id
     and not exists (select from membership r where r.city_id = m.city_id and r.staff_id = m.holder_id
       and (m.kind = 'moderation' and r.role = 'moderator' or m.kind = 'beat' and r.role in ('officer', 'head')
         or m.kind = 'oversight' and r.role = 'head'));
  return null;
end $$;
create trigger membership_keys after delete on membership for each row execute function membership_keys();

-- What browsers check against the pinned roots before anything is sealed.
create table directory (
  city_id text not null references city on delete cascade,
  serial int not null check (serial >= 1),
  issued_at timestamptz not null,
  not_after timestamptz not null check (not_after > issued_at),
  body jsonb not null,
  sig bytea not null check (length(sig) = 64),
  primary key (city_id, serial)
);
