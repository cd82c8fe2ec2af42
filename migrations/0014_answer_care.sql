-- Answers that are checked before, corrected in the open after, and looked at again when they age.

alter table answer drop constraint answer_state_check;
alter table answer
  add constraint answer_state_check check (state in ('draft', 'review', 'published')),
  add column sources jsonb not null default '[]',  -- [{ title, url | null }]
  -- After so many months somebody looks whether it still holds; from when on; when somebody last did.
  add column review_months smallint check (review_months between 1 and 24),
  add column review_by date,
  add column checked_at timestamptz,
  -- A moderator changed words of it before it was published: everybody is told.
  add column edited boolean not null default false,
  add column version int not null default 1,
  -- Why a moderator sent it back.
  add column returned_note text,
  -- Written through a reply link: no member of staff is its author.
  add column by_link boolean not null default false;
drop index answer_draft;
-- One draft of an organisation at a time, in its hands or with a moderator.
create unique index answer_draft on answer (city_id, inquiry_id, coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'))
  where state in ('draft', 'review');
create index answer_review on answer (city_id, changed_at) where state = 'review';
create index answer_ageing on answer (city_id, review_by) where review_by is not null;

-- What a published answer said before it was corrected, and why: everybody can read both.
create table answer_revision (
  city_id text not null,
  answer_id uuid not null,
  no smallint not null,
  text text not null,
  basis text,
  steps text,
  sources jsonb not null,
  reason text not null,
  author_id text references "user" on delete set null,
  replaced_at timestamptz not null default now(),
  primary key (city_id, answer_id, no),
  foreign key (city_id, answer_id) references answer on delete cascade
);

-- Words to begin with: of the city, or of one organisation; for one category or for any.
create table answer_template (
  city_id text not null references city on delete cascade,
  id uuid not null,
  organisation_id uuid,
  category text references category,
  title text not null,
  text text not null,
  basis text,
  steps text,
  version int not null default 1,
  changed_at timestamptz not null default now(),
  primary key (city_id, id),
  foreign key (city_id, organisation_id) references organisation on delete cascade
);

-- Answered is not the same as solved. Lists, pages and numbers ask this one: waiting, answered, confirmed or disputed
-- by the author since the last answer, reopened by a moderator.
create function inquiry_outcome(of_city text, of_inquiry uuid, of_state text, since timestamptz) returns text
language sql stable parallel safe as $$
  select case
    when of_state in ('answered', 'archived') then
      case when exists (select from inquiry_event e where e.city_id = of_city and e.inquiry_id = of_inquiry
        and e.step = 'confirm' and e.at >= since) then 'confirmed' else 'answered' end
    when of_state = 'reopened' then
      case when exists (select from inquiry_event e where e.city_id = of_city and e.inquiry_id = of_inquiry
        and e.step = 'dispute' and e.at >= since) then 'disputed' else 'reopened' end
    else 'waiting' end
$$;
