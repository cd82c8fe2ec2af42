-- What one city may use of a server that several share, and what it used each day: cities pay for it, or are helped.

create table city_quota (
  city_id text primary key references city on delete cascade,
  -- Null: as usual, see server/src/platform/quotas.ts.
  storage_bytes bigint check (storage_bytes > 0),
  mails_a_day int check (mails_a_day > 0),
  submissions_a_day int check (submissions_a_day > 0)
);

-- One row a city and day, of Kyiv: counted as it happens, for what is counted is removed after its time.
create table city_spending (
  city_id text not null references city on delete cascade,
  day date not null,
  submissions int not null default 0,
  mails int not null default 0,
  primary key (city_id, day)
) with (fillfactor = 70);
