-- Answers of the competent bodies: a draft is theirs, a published one is everybody's.
create table answer (
  city_id text not null,
  id uuid not null,
  inquiry_id uuid not null,
  organisation_id uuid,
  author_id text references "user" on delete set null,
  state text not null check (state in ('draft', 'published')),
  text text not null,
  basis text,
  steps text,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  published_at timestamptz,
  primary key (city_id, id),
  foreign key (city_id, inquiry_id) references inquiry on delete cascade,
  foreign key (city_id, organisation_id) references organisation (city_id, id),
  check ((state = 'published') = (published_at is not null))
);
create index answer_inquiry on answer (city_id, inquiry_id, published_at);
-- One draft of an organisation at a time.
create unique index answer_draft on answer (city_id, inquiry_id, coalesce(organisation_id, '00000000-0000-0000-0000-000000000000')) where state = 'draft';
