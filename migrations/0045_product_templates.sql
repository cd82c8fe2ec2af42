-- What a city made of the answer templates that the product brings: its own words, or out of sight. No row: as they come.
create table product_template (
  city_id text not null references city on delete cascade,
  code text not null,
  -- Null: the words of the product.
  words jsonb,
  hidden boolean not null default false,
  version integer not null default 1,
  changed_at timestamptz not null default now(),
  primary key (city_id, code)
);
