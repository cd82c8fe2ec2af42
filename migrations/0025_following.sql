-- Who follows what without an account, and what they are to be told.

-- Somebody at one address of one channel: a mailbox, a browser. The address is sealed with a key that is in no database,
-- and its hash is keyed: who reads this table alone learns nobody's address, and cannot try whether one is in it.
create table reader (
  id uuid primary key,
  channel text not null check (channel in ('mail', 'push', 'app')),
  address_key text not null,
  address bytea not null,
  language text not null check (language in ('uk', 'en')),
  -- Nothing comes from this hour until that, in Kyiv; the same twice: it comes at any hour.
  quiet_from smallint not null check (quiet_from between 0 and 23),
  quiet_to smallint not null check (quiet_to between 0 and 23),
  since timestamptz not null default now(),
  unique (channel, address_key)
);

create table subscription (
  city_id text not null references city on delete cascade,
  id uuid not null,
  reader_id uuid not null references reader on delete cascade,
  kind text not null check (kind in ('inquiry', 'area', 'category', 'city')),
  -- The same in one word, so that nobody follows one thing twice.
  thing text not null,
  inquiry_id uuid,
  category text references category,
  area geometry(polygon, 4326) check (st_isvalid(area) and not st_isempty(area)),
  rhythm text not null check (rhythm in ('each', 'daily', 'weekly')),
  made_at timestamptz not null default now(),
  -- Null: whoever has the address has not said so yet, and is told nothing.
  confirmed_at timestamptz,
  primary key (city_id, id),
  unique (city_id, reader_id, thing),
  foreign key (city_id, inquiry_id) references inquiry on delete cascade,
  check ((kind = 'inquiry') = (inquiry_id is not null)),
  check ((kind = 'category') = (category is not null)),
  check ((kind = 'area') = (area is not null))
);
-- Who is concerned by an event: asked for each by the four ways there are.
create index subscription_inquiry on subscription (city_id, inquiry_id) where inquiry_id is not null;
create index subscription_category on subscription (city_id, category) where category is not null;
create index subscription_city on subscription (city_id) where kind = 'city';
create index subscription_area on subscription using gist (area) where area is not null;
-- All that somebody follows.
create index subscription_reader on subscription (reader_id);
-- Those that nobody confirmed.
create index subscription_unconfirmed on subscription (made_at) where confirmed_at is null;

-- One mail, written from the notices that it took: tried again it holds the same and has the same name.
create table digest (
  id uuid primary key,
  reader_id uuid not null references reader on delete cascade,
  made_at timestamptz not null default now()
);
create index digest_reader on digest (reader_id);
create index digest_made on digest (made_at);

-- An event that a reader is to be told of, once, however many of their subscriptions it concerns. Gone when it was told.
create table notice (
  city_id text not null,
  inquiry_id uuid not null,
  -- Number of the step in the life of the inquiry.
  event int not null,
  reader_id uuid not null references reader on delete cascade,
  channel text not null check (channel in ('mail', 'push', 'app')),
  kind text not null check (kind in ('published', 'answered', 'corrected', 'reopened', 'merged', 'confirmed')),
  -- By which it came: the nearest to the event, and the one that a reader stops who does not want it.
  subscription_id uuid not null,
  due_at timestamptz not null,
  digest_id uuid references digest on delete set null,
  primary key (city_id, inquiry_id, event, reader_id),
  foreign key (city_id, inquiry_id) references inquiry on delete cascade,
  foreign key (city_id, subscription_id) references subscription on delete cascade
);
-- What has come due, twice a second.
create index notice_due on notice (channel, due_at) where digest_id is null;
create index notice_digest on notice (digest_id) where digest_id is not null;
create index notice_subscription on notice (city_id, subscription_id);
create index notice_reader on notice (reader_id);

-- A mailbox that a mail server says it does not have: nothing is sent there for a month. A keyed hash, as a reader's.
create table dead_address (
  address_key text primary key,
  since timestamptz not null default now()
);

-- When something that may be told from "at" on reaches a reader: at once, at eight in the morning, or on Monday at eight;
-- in quiet hours when they end. In the hours of Kyiv, whose clock is moved twice a year.
create function notice_due(rhythm text, quiet_from int, quiet_to int, at timestamptz) returns timestamptz
language plpgsql stable as $$
declare
  here timestamp := at at time zone 'Europe/Kyiv';
  wanted timestamp := case rhythm
    when 'daily' then date_trunc('day', here) + interval '8 hours'
    when 'weekly' then date_trunc('week', here) + interval '8 hours'
    else here end;
  hour int;
begin
  if wanted < here then
    wanted := wanted + case rhythm when 'weekly' then interval '7 days' else interval '1 day' end;
  end if;
  hour := extract(hour from wanted);
  if (quiet_from < quiet_to and hour >= quiet_from and hour < quiet_to)
    or (quiet_from > quiet_to and (hour >= quiet_from or hour < quiet_to)) then
    wanted := date_trunc('day', wanted) + make_interval(hours => quiet_to)
      + case when hour >= quiet_to then interval '1 day' else interval '0' end;
  end if;
  -- NOTE: not through the local clock and back: in the hour that comes twice, "at once" would be an hour late.
  return case when wanted = here then at else wanted at time zone 'Europe/Kyiv' end;
end $$;
