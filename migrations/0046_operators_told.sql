-- Operators are written to about what waits for them: when it is new, and again before it is forgotten.

-- When they were told last.
alter table city_request add column told_at timestamptz;
alter table invitation add column operators_told_at timestamptz;

-- Staff of a community read the language of the community; who runs the platform belongs to none.
alter table platform_operator add column language text not null default 'uk' check (language in ('uk', 'en'));
