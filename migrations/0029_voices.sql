-- Neighbours say whether an answer helped; an author who disputes it sends up to two photos along.

-- One voice for each browser and inquiry: a hash of a random token with the inquiry's id, so that two rows of one
-- person have nothing in common. What was said of an earlier answer counts no more: "at" is before the new one.
create table voice (
  city_id text not null,
  inquiry_id uuid not null,
  speaker text not null,
  -- Null: taken back.
  helped boolean,
  -- The first from its address within half a day: two browsers on one desk are two voices, and one of them has weight.
  weighs boolean not null,
  at timestamptz not null default now(),
  primary key (city_id, inquiry_id, speaker),
  foreign key (city_id, inquiry_id) references inquiry on delete cascade
);

-- What the neighbours' voices since then amount to; null: nothing yet. docs/decisions/0017-neighbours-voices.md
create function neighbours_say(of_city text, of_inquiry uuid, since timestamptz) returns text
language sql stable parallel safe as $$
  select case when yes >= 2 and yes > no then 'confirmed' when no >= 3 and no > yes then 'disputed' end
    from (select count(*) filter (where v.helped) as yes, count(*) filter (where not v.helped) as no
            from voice v where v.city_id = of_city and v.inquiry_id = of_inquiry and v.at >= since and v.weighs) said
$$;

-- As before, and by neighbours where the author has not confirmed: an answer that neighbours dispute stays green, as
-- only its author or a moderator opens it again, and is called disputed.
create or replace function inquiry_outcome(of_city text, of_inquiry uuid, of_state text, since timestamptz) returns text
language sql stable parallel safe as $$
  select case
    when of_state in ('answered', 'archived') then
      case when exists (select from inquiry_event e where e.city_id = of_city and e.inquiry_id = of_inquiry
        and e.step = 'confirm' and e.at >= since) then 'confirmed'
        else coalesce(neighbours_say(of_city, of_inquiry, since), 'answered') end
    when of_state = 'reopened' then
      case when exists (select from inquiry_event e where e.city_id = of_city and e.inquiry_id = of_inquiry
        and e.step = 'dispute' and e.at >= since) then 'disputed' else 'reopened' end
    else 'waiting' end
$$;

-- Came with this step of its inquiry (a dispute), not with the inquiry itself.
alter table photo add column with_event int;

-- What everybody may know of, latest first: feeds and notices of a city. Publications have an index of their own.
create index inquiry_event_changed on inquiry_event (city_id, at desc)
  where step in ('answer', 'add-answer', 'revise-answer', 'reopen', 'neighbours-confirm', 'neighbours-dispute', 'confirm');
