-- Operators are written to about what waits for them, again before it is forgotten; and outcomes are told of many at once.

-- When they were told last.
alter table city_request add column told_at timestamptz;
alter table invitation add column operators_told_at timestamptz;

-- Staff of a community read the language of the community; who runs the platform belongs to none.
alter table platform_operator add column language text not null default 'uk' check (language in ('uk', 'en'));

-- NOTE: one that gives a table is written into the statement that asks; one that gives a value is planned anew for every
-- row: 500 lines of an export took 50 ms, and take 1.
create function neighbours_said(of_city text, of_inquiry uuid, since timestamptz) returns table (said text)
language sql stable parallel safe as $$
  select case when yes >= 2 and yes > no then 'confirmed' when no >= 3 and no > yes then 'disputed' end
    from (select count(*) filter (where v.helped) as yes, count(*) filter (where not v.helped) as no
            from voice v where v.city_id = of_city and v.inquiry_id = of_inquiry and v.at >= since and v.weighs) all_said
$$;
create function outcome_of(of_city text, of_inquiry uuid, of_state text, since timestamptz) returns table (outcome text)
language sql stable parallel safe as $$
  select case
    when of_state in ('answered', 'archived') then
      case when exists (select from inquiry_event e where e.city_id = of_city and e.inquiry_id = of_inquiry
        and e.step = 'confirm' and e.at >= since) then 'confirmed'
        else coalesce((select n.said from neighbours_said(of_city, of_inquiry, since) n), 'answered') end
    when of_state = 'reopened' then
      case when exists (select from inquiry_event e where e.city_id = of_city and e.inquiry_id = of_inquiry
        and e.step = 'dispute' and e.at >= since) then 'disputed' else 'reopened' end
    else 'waiting' end
$$;

-- The same of one, for who asks of one.
create or replace function neighbours_say(of_city text, of_inquiry uuid, since timestamptz) returns text
language sql stable parallel safe as $$ select said from neighbours_said(of_city, of_inquiry, since) $$;
create or replace function inquiry_outcome(of_city text, of_inquiry uuid, of_state text, since timestamptz) returns text
language sql stable parallel safe as $$ select outcome from outcome_of(of_city, of_inquiry, of_state, since) $$;
