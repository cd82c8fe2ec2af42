-- Who answers: members by invitation, rules that choose the organisation, clocks in working hours, replies by a link.

alter table organisation
  -- Where reminders and reply links go when a body has no members here.
  add column email text,
  -- Its answers are read by a moderator before everybody reads them.
  add column answers_reviewed boolean not null default false,
  add column active boolean not null default true,
  add column version int not null default 1;

-- Single use: the token is in the mail alone, made from the server's secret and the id; here is its hash.
create table invitation (
  city_id text not null references city on delete cascade,
  id uuid not null,
  email text not null,
  role text not null check (role in ('moderator', 'responder', 'administrator')),
  organisation_id uuid,
  language text not null default 'uk' check (language in ('uk', 'en')),
  token_hash text not null unique,
  invited_by text references "user" on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  primary key (city_id, id),
  foreign key (city_id, organisation_id) references organisation on delete cascade,
  check ((role = 'responder') = (organisation_id is not null))
);
-- One that waits for each person and role; sent again, the one before is withdrawn.
create unique index invitation_open on invitation (city_id, email, role)
  where accepted_at is null and withdrawn_at is null;

-- How a city works: days of the week (1 Monday to 7), hours in Kyiv time. Versions are those of the lists as a whole.
create table city_desk (
  city_id text primary key references city on delete cascade,
  working_days int[] not null default '{1,2,3,4,5}',
  opens time not null default '09:00',
  closes time not null default '18:00' check (closes > opens),
  calendar_version int not null default 1,
  routing_version int not null default 1
);

create table holiday (
  city_id text not null references city on delete cascade,
  "on" date not null,
  name text not null,
  primary key (city_id, "on")
);

-- Hours that count for nobody's clock: no power, an alert, a shelled archive.
create table outage (
  city_id text not null references city on delete cascade,
  id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz,
  reason text not null,
  primary key (city_id, id),
  check (until_at > from_at)
);

-- First match wins; null is "any".
create table routing_rule (
  city_id text not null references city on delete cascade,
  position smallint not null,
  category text references category,
  district_id text,
  organisation_id uuid not null,
  primary key (city_id, position),
  foreign key (city_id, district_id) references district (city_id, id) on delete cascade,
  foreign key (city_id, organisation_id) references organisation
);

-- Working hours in which a category is answered: the product's, and a city's own.
alter table category add column answer_hours smallint not null default 90 check (answer_hours between 1 and 2000);
update category set answer_hours = 18 where urgent;
create table category_clock (
  city_id text not null references city on delete cascade,
  category text not null references category,
  hours smallint not null check (hours between 1 and 2000),
  primary key (city_id, category)
);

-- Several bodies may have to answer one inquiry; inquiry.organisation_id is the one that leads, and is among them.
create table assignment (
  city_id text not null,
  inquiry_id uuid not null,
  organisation_id uuid not null,
  assigned_at timestamptz not null default now(),
  assigned_by text references "user" on delete set null,
  -- Since when its clock runs: given, or given again when the inquiry was reopened.
  clock_from timestamptz not null default now(),
  due_at timestamptz,
  -- Four fifths of the time are over.
  warn_at timestamptz,
  answered_at timestamptz,
  withdrawn_at timestamptz,
  -- How often it was reminded: 1 before it was due, 2 when it was late, one more each week after.
  reminders smallint not null default 0,
  reminded_at timestamptz,
  escalated_at timestamptz,
  primary key (city_id, inquiry_id, organisation_id),
  foreign key (city_id, inquiry_id) references inquiry on delete cascade,
  foreign key (city_id, organisation_id) references organisation
);
-- A body's desk; and what is late in a city.
create index assignment_organisation on assignment (city_id, organisation_id, assigned_at);
create index assignment_due on assignment (city_id, due_at) where answered_at is null and withdrawn_at is null;
insert into assignment (city_id, inquiry_id, organisation_id, assigned_at, clock_from, answered_at)
  select city_id, id, organisation_id, coalesce(published_at, submitted_at), coalesce(published_at, submitted_at), answered_at
    from inquiry where organisation_id is not null;
alter table inquiry add constraint inquiry_lead foreign key (city_id, id, organisation_id)
  references assignment (city_id, inquiry_id, organisation_id) deferrable initially deferred;

-- Between those who work on an inquiry; never public.
create table internal_note (
  city_id text not null,
  id uuid not null,
  inquiry_id uuid not null,
  author_id text references "user" on delete set null,
  author_role text not null check (author_role in ('moderator', 'responder', 'administrator')),
  organisation_id uuid,
  text text not null,
  at timestamptz not null default now(),
  primary key (city_id, id),
  foreign key (city_id, inquiry_id) references inquiry on delete cascade
);
create index internal_note_inquiry on internal_note (city_id, inquiry_id, at);

-- One answer by a body without accounts: once, within 14 days, and it opens nothing else.
create table reply_link (
  city_id text not null,
  id uuid not null,
  inquiry_id uuid not null,
  organisation_id uuid not null,
  token_hash text not null unique,
  created_by text references "user" on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz,
  primary key (city_id, id),
  foreign key (city_id, inquiry_id) references inquiry on delete cascade,
  foreign key (city_id, organisation_id) references organisation
);
