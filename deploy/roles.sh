#!/bin/sh
# Once, when the database is made: the server's role is no superuser, and the drill's may make scratch databases alone.
set -eu
psql --set=ON_ERROR_STOP=1 --username=postgres --dbname=bezpechne \
  --set=app="$APP_PASSWORD" --set=drill="$DRILL_PASSWORD" <<'SQL'
create role bezpechne login password :'app';
alter database bezpechne owner to bezpechne;
create role bezpechne_drill login createdb password :'drill';
-- The image adds what nothing here uses, and what only a superuser could restore.
drop extension if exists postgis_tiger_geocoder, postgis_topology, fuzzystrmatch cascade;
drop schema if exists tiger, tiger_data, topology cascade;
SQL
