-- Photos that come after the words of an inquiry, in pieces over a poor link; and one inquiry for each key, however late.

-- How many photos the author has said will come; null where they came with the words, or none do.
alter table inquiry_original add column photos_coming smallint check (photos_coming between 0 and 5);

-- One photo on its way. Its bytes lie here until it is whole: whichever server a piece reaches, it finds those before.
-- A row without bytes is a photo that has come, or was refused: who asks again is told so, and sends it no second time.
create table photo_upload (
  city_id text not null,
  id uuid not null,
  inquiry_id uuid not null,
  -- The author's own name for it: the same name is the same photo.
  name text not null,
  position smallint not null,
  size int not null check (size > 0),
  sha256 text not null,
  bytes bytea,
  photo_id uuid,
  refused text,
  touched_at timestamptz not null default now(),
  primary key (city_id, id),
  unique (city_id, inquiry_id, name),
  foreign key (city_id, inquiry_id) references inquiry on delete cascade
);
-- Found by its name alone, which nobody can guess.
create unique index photo_upload_id on photo_upload (id);
-- Those that nobody goes on with: the job that forgets them.
create index photo_upload_touched on photo_upload (touched_at) where bytes is not null;

-- A phone that lost the answer may come back after weeks without power: until then its key still finds it.
alter table idempotency add column kept_until timestamptz not null default now() + interval '48 hours';
update idempotency set kept_until = created_at + interval '48 hours';
drop index idempotency_created;
create index idempotency_kept on idempotency (kept_until);
