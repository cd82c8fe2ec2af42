-- A community is asked for, agreed to by an operator of the platform, prepared by its own people, and only then public.

alter table city
  -- opening: its own people alone see it. public: everybody does. closed: everybody did, and an operator took it back.
  add column state text not null default 'public' check (state in ('opening', 'public', 'closed')),
  -- Of the community in the state's list: the same community is not opened twice.
  add column katottg text unique check (katottg ~ '^UA[0-9]{17}$'),
  -- Whom residents ask about the map itself.
  add column contact_phone text,
  add column contact_email text;
-- NOTE: what is there was public all along; a row that says nothing of it is not.
alter table city alter column state set default 'opening';
-- circle: nobody has brought a border yet, it is drawn around a point. The public sees no such thing.
alter table city drop constraint city_outline_check;
alter table city add constraint city_outline_check check (outline in ('generalised', 'surveyed', 'circle')),
  add check (state = 'opening' or outline <> 'circle');

-- The first true border moves the middle and opens the map at its size; later ones leave both as somebody set them.
create function city_first_border() returns trigger language plpgsql as $$
declare width float8 := greatest(st_xmax(new.boundary) - st_xmin(new.boundary), (st_ymax(new.boundary) - st_ymin(new.boundary)) * 1.5, 0.001);
begin
  new.centre := st_pointonsurface(new.boundary);
  new.zoom := greatest(8, least(16, floor(ln(1125 / width) / ln(2))));
  return new;
end $$;
create trigger city_first_border before update on city for each row
  when (old.outline = 'circle' and new.outline <> 'circle') execute function city_first_border();

-- What became of a city, and who decided it.
create table city_event (
  city_id text not null references city on delete cascade,
  id uuid not null,
  step text not null check (step in ('open', 'publish', 'close', 'reopen')),
  actor_id text references "user" on delete set null,
  -- For the operators and the city's own desk.
  reason text,
  at timestamptz not null default now(),
  primary key (city_id, id)
);

-- "Do later" of the list that opens a city. NOTE: that a step is done is never stored: it is asked of the data.
create table opening_later (
  city_id text not null references city on delete cascade,
  step text not null,
  since timestamptz not null default now(),
  primary key (city_id, step)
);

-- Who runs the platform: opens cities and sees counts. Named by a command alone; no role in any city comes with it.
create table platform_operator (
  staff_id text primary key references "user" on delete cascade,
  since timestamptz not null default now()
);
create function audit_operator() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform audit_append('', null, 'system', 'role-taken', null, old.staff_id || ' operator');
  else
    perform audit_append('', null, 'system', 'role-given', null, new.staff_id || ' operator');
  end if;
  return null;
end $$;
create trigger platform_operator_audit after insert or delete on platform_operator
  for each row execute function audit_operator();

-- Somebody wants a community to be here. The address goes 30 days after the decision, and after two days where the
-- mailbox never answered.
create table city_request (
  id uuid primary key,
  state text not null default 'asked' check (state in ('asked', 'waiting', 'approved', 'refused')),
  community text not null,
  katottg text check (katottg ~ '^UA[0-9]{17}$'),
  -- District and region, so that two communities of one name are told apart.
  around text not null,
  at geometry(point, 4326),
  name text not null,
  post text not null,
  email text not null,
  language text not null check (language in ('uk', 'en')),
  note text not null,
  token_hash text not null unique,
  asked_at timestamptz not null default now(),
  confirmed_at timestamptz,
  decided_at timestamptz,
  decided_by text references "user" on delete set null,
  reason text,
  city_id text references city on delete set null,
  check ((state in ('approved', 'refused')) = (decided_at is not null)),
  check (state = 'asked' or confirmed_at is not null)
);
create index city_request_waiting on city_request (confirmed_at) where state = 'waiting';
-- One of a person for a community at a time, however often it is sent.
create unique index city_request_once on city_request (email, lower(community)) where state in ('asked', 'waiting');

-- Settlements of the whole country, where the operator brought them: who asks finds the community by its name.
create table settlement (
  katottg text primary key check (katottg ~ '^UA[0-9]{17}$'),
  name_uk text not null,
  name_en text not null,
  -- The community (hromada) that it belongs to, district and region.
  community text not null check (community ~ '^UA[0-9]{17}$'),
  community_uk text not null,
  around text not null,
  at geometry(point, 4326),
  sought text not null
);
-- Every letter typed into the request form asks.
create index settlement_sought on settlement using gin (sought gin_trgm_ops);

-- The map of all cities knows the public ones alone; "public" of an inquiry stays what it was, for a city's own people.
create or replace view map_inquiry with (security_invoker = true) as
  select city_id, id, number, mk, map_x as x, map_y as y,
         (2 * category_no + (state = 'answered')::int)::smallint as cls, public_month as month,
         coalesce(district_id, '') as district_id
    from public_inquiry p
   where category_no is not null
     and exists (select from city c where c.id = p.city_id and c.state = 'public');
create function map_outbox_city() returns trigger language plpgsql as $$
begin
  insert into map_outbox (city_id, inquiry_id)
    select p.city_id, p.id from published_inquiry p where p.city_id = new.id order by p.mk;
  return null;
end $$;
create trigger map_outbox_city after update of state on city for each row
  when ((old.state = 'public') is distinct from (new.state = 'public')) execute function map_outbox_city();
