-- An inquiry: its public face (inquiry), what the author wrote (inquiry_original), its steps, its photos.

-- Morton key of a position on the 2^26 grid of Web Mercator: the same bits as shared/src/morton.ts.
create function morton_spread(v bigint) returns bigint language plpgsql immutable strict parallel safe as $$
begin
  v := (v | (v << 16)) & 281470681808895;      -- 0000ffff0000ffff
  v := (v | (v << 8))  & 71777214294589695;    -- 00ff00ff00ff00ff
  v := (v | (v << 4))  & 1085102592571150095;  -- 0f0f0f0f0f0f0f0f
  v := (v | (v << 2))  & 3689348814741910323;  -- 3333333333333333
  return (v | (v << 1)) & 6148914691236517205; -- 5555555555555555
end $$;

create function morton(x int, y int) returns bigint language plpgsql immutable strict parallel safe as $$
begin
  return morton_spread(x) | (morton_spread(y) << 1);
end $$;

create table inquiry (
  city_id text not null references city,
  id uuid not null,
  number text not null,
  state text not null check (state in ('submitted', 'needs-changes', 'published', 'answered', 'reopened', 'rejected', 'merged', 'hidden', 'archived')),
  category text not null references category,
  submitted_at timestamptz not null default now(),

  -- The public face: null until a moderator has published it, and never what the author typed unseen.
  title text,
  public_text text,
  public_place text,
  edit_reason text,
  district_id text,
  public_point geometry(point, 4326),
  map_x int,
  map_y int,
  mk bigint generated always as (morton(map_x, map_y)) stored,
  happened_on date,
  public_month smallint,
  published_at timestamptz,
  answered_at timestamptz,
  supports int not null default 0,

  organisation_id uuid,
  claimed_by text references "user" on delete set null,
  claimed_until timestamptz,
  hidden_from text check (hidden_from in ('published', 'answered', 'reopened')),
  hidden_by text references "user" on delete set null,

  primary key (city_id, id),
  unique (city_id, number),
  foreign key (city_id, district_id) references district (city_id, id),
  foreign key (city_id, organisation_id) references organisation (city_id, id),
  check (state not in ('published', 'answered', 'reopened') or (public_point is not null and map_x is not null
    and map_y is not null and public_month is not null and public_text is not null and title is not null)),
  check ((state = 'hidden') = (hidden_from is not null))
) with (fillfactor = 90);

-- No state in the predicate: otherwise every change of state loses the heap-only update.
create index inquiry_public_point on inquiry using gist (public_point);
-- The public list, newest first.
create index inquiry_published on inquiry (city_id, published_at desc, id desc) where state in ('published', 'answered', 'reopened');
-- The moderator's queue, oldest first.
create index inquiry_queue on inquiry (city_id, submitted_at, id) where state = 'submitted';
-- The responder's desk.
create index inquiry_organisation on inquiry (city_id, organisation_id, published_at) where organisation_id is not null;
-- Search by words in the public list.
create index inquiry_words on inquiry using gin ((title || ' ' || public_text) gin_trgm_ops);

-- The one definition of "public": map, list, search, pages, exports and feeds read nothing else.
create view public_inquiry with (security_invoker = true) as
  select i.city_id, i.id, i.number, i.state, case when i.state = 'answered' then 'green' else 'red' end as colour,
         i.category, c.no as category_no, c.precision, i.title, i.public_text, i.public_place, i.edit_reason,
         i.district_id, i.public_point, i.map_x, i.map_y, i.mk, i.happened_on, i.public_month, i.published_at,
         i.answered_at, i.supports, i.organisation_id
    from inquiry i join category c on c.code = i.category
   where i.state in ('published', 'answered', 'reopened');

-- What the author wrote and where exactly: for the moderator and the competent body alone.
create table inquiry_original (
  city_id text not null,
  inquiry_id uuid not null,
  text text not null,
  address text,
  exact_point geometry(point, 4326),
  happened_at timestamptz,
  email text,
  language text not null check (language in ('uk', 'en')),
  receipt_hash text not null unique,
  primary key (city_id, inquiry_id),
  foreign key (city_id, inquiry_id) references inquiry on delete cascade,
  check (address is not null or exact_point is not null)
);

create table inquiry_event (
  city_id text not null,
  inquiry_id uuid not null,
  seq int not null,
  step text not null,
  at timestamptz not null default now(),
  actor_role text not null check (actor_role in ('resident', 'moderator', 'responder', 'administrator', 'system')),
  actor_id text,
  reason text,
  note text,
  organisation_id uuid,
  primary key (city_id, inquiry_id, seq),
  foreign key (city_id, inquiry_id) references inquiry on delete cascade
);

-- Numbers without gaps: the row is locked by the submitting transaction.
create table inquiry_counter (
  city_id text not null references city on delete cascade,
  year smallint not null,
  last int not null,
  primary key (city_id, year)
);

-- A photo is uploaded first (inquiry_id null, gone after an hour) and attached by the submission.
create table photo (
  city_id text not null references city on delete cascade,
  id uuid not null,
  inquiry_id uuid,
  position smallint,
  width int not null,
  height int not null,
  bytes int not null,
  shown boolean not null default false,
  uploaded_at timestamptz not null default now(),
  primary key (city_id, id),
  foreign key (city_id, inquiry_id) references inquiry on delete cascade
);
create index photo_inquiry on photo (city_id, inquiry_id, position);

-- "This concerns me too", once for each browser that says so.
create table support (
  city_id text not null,
  inquiry_id uuid not null,
  supporter text not null,
  at timestamptz not null default now(),
  primary key (city_id, inquiry_id, supporter),
  foreign key (city_id, inquiry_id) references inquiry on delete cascade
);
