-- Search by the stems of Ukrainian words: written with the public text and with each answer, read with public_inquiry alone.
create table inquiry_search (
  city_id text not null,
  inquiry_id uuid not null,
  -- Stems of shared/src/stems.ts, so that both engines and the browser agree: a title, b text, c answers.
  stems tsvector not null,
  primary key (city_id, inquiry_id),
  foreign key (city_id, inquiry_id) references inquiry on delete cascade
);
create index inquiry_search_stems on inquiry_search using gin (stems);
