-- Files of streets and settlements come in as files of inquiries do: in pieces, checked row by row, written in slices.
alter table import add column kind text not null default 'inquiries' check (kind in ('inquiries', 'places'));

alter table import_row
  -- Of the street or settlement that the row is about.
  add column name text,
  drop constraint import_row_verdict_check,
  -- NOTE: what the gazetteer has and the file does not name ("gone") stands in no line of it: its numbers are below 0.
  add constraint import_row_verdict_check check (verdict in ('good', 'moderator', 'already', 'left-out', 'bad',
    'added', 'changed', 'same', 'gone', 'repeated', 'outside'));

-- The first hundred of a verdict, which a screen shows.
create index import_row_verdict on import_row (city_id, import_id, verdict, line);
