-- A city's own squares: zoomed out, the map of one city counts that city alone, exactly as its list does.

drop function map_fold, map_expect, map_rebuild, map_recount, map_plus;
drop table cell, cell_month;
drop index pin_mk;

-- Covers every tile query: index-only. Columns of one length first: those after a text are found by walking over it.
create index pin_mk on pin (mk) include (x, y, cls, month, number, city_id);

-- One row per city and occupied square of level 3 to 18; c[1 + cls] counts that category and colour. City '' is the sum
-- of all cities, kept at levels 3 to 10, where a square holds many of them; finer squares rarely hold two, and those
-- that do are two rows on the map of the country as well.
create table cell (
  city_id text not null,
  level smallint not null,
  ck bigint not null,             -- mk >> 2 * (26 - level)
  red int not null,
  green int not null,
  sx bigint not null,             -- sums of x and y: the drawn position is their mean
  sy bigint not null,
  c int[] not null,
  primary key (city_id, level, ck)
) with (fillfactor = 80);
create index cell_fine on cell (level, ck) where level > 10;

-- The same by month of first publication, levels 3 to 15.
create table cell_month (
  city_id text not null,
  level smallint not null,
  month smallint not null,
  ck bigint not null,
  red int not null,
  green int not null,
  sx bigint not null,
  sy bigint not null,
  c int[] not null,
  primary key (city_id, level, month, ck)
) with (fillfactor = 80);
create index cell_month_fine on cell_month (level, month, ck) where level > 10;

-- Whose squares a change of a pin touches at which level: its city's, and those of all cities where these are kept.
create function map_levels(finest int) returns table (own boolean, l int) language sql immutable parallel safe as $$
  select true, l from generate_series(3, finest) l union all select false, l from generate_series(3, 10) l
$$;

-- The 48 counters are spelled out by a loop: plain arithmetic is inlined and costs a few microseconds a row.
do $do$
declare
  plus   text := (select string_agg(format('a[%s] + b[%s]', i, i), ', ' order by i) from generate_series(1, 48) i);
  deltas text := (select string_agg(format('coalesce(sum(d) filter (where cls = %s), 0)', i), ', ' order by i) from generate_series(0, 47) i);
  totals text := (select string_agg(format('sum(c[%s])', i), ', ' order by i) from generate_series(1, 48) i);
begin
  execute format('create function map_plus(a int[], b int[]) returns int[] language sql immutable parallel safe as $f$ select array[%s] $f$', plus);

  -- Takes at most max_rows outbox rows, compares what the map shows with what is public now, applies the difference.
  -- Comparing makes it idempotent: a row taken twice, late or out of order changes nothing.
  execute format($fold$
create function map_fold(max_rows int default 200, out seq bigint, out taken int, out changed int, out mks bigint[])
language plpgsql as $f$
declare changes jsonb;
begin
  taken := 0; changed := 0;
  if not pg_try_advisory_xact_lock(7001) then return; end if;  -- another process is folding
  with t as (
    delete from map_outbox o using (select q.seq from map_outbox q order by q.seq limit max_rows) q
     where o.seq = q.seq returning o.city_id, o.inquiry_id
  ), ids as materialized (
    select distinct t.city_id, t.inquiry_id as id from t
  ), have as materialized (
    select p.* from pin p join ids using (city_id, id)
  ), want as materialized (
    select m.* from map_inquiry m join ids using (city_id, id)
  ), moved as materialized (
    select coalesce(w.city_id, h.city_id) as city_id, coalesce(w.number, h.number) as number, h.mk as old_mk, w.mk as new_mk, w.cls
      from have h full join want w using (city_id, id)
     where (h.number, h.mk, h.cls, h.month) is distinct from (w.number, w.mk, w.cls, w.month)
  ), gone as (
    delete from pin p using ids where p.city_id = ids.city_id and p.id = ids.id
       and not exists (select from want w where w.city_id = ids.city_id and w.id = ids.id)
  ), put as (
    insert into pin (city_id, id, number, mk, x, y, cls, month) select city_id, id, number, mk, x, y, cls, month from want
    on conflict (city_id, id) do update set number = excluded.number, mk = excluded.mk, x = excluded.x, y = excluded.y,
       cls = excluded.cls, month = excluded.month
     where (pin.number, pin.mk, pin.cls, pin.month) is distinct from (excluded.number, excluded.mk, excluded.cls, excluded.month)
  ), delta as materialized (
    select u.mk, u.x, u.y, u.cls, u.month, u.city_id, sum(u.d)::int as d
      from (select mk, x, y, cls, month, city_id, -1 as d from have
             union all
            select mk, x, y, cls, month, city_id, 1 from want) u
     group by 1, 2, 3, 4, 5, 6 having sum(u.d) <> 0
  ), to_cell as (
    insert into cell
    select case when own then city_id else '' end, l, mk >> (2 * (26 - l)), coalesce(sum(d) filter (where cls & 1 = 0), 0),
           coalesce(sum(d) filter (where cls & 1 = 1), 0), sum(d * x::bigint), sum(d * y::bigint), array[%1$s]::int[]
      from delta, map_levels(18) group by 1, 2, 3
    on conflict (city_id, level, ck) do update set red = cell.red + excluded.red, green = cell.green + excluded.green,
       sx = cell.sx + excluded.sx, sy = cell.sy + excluded.sy, c = map_plus(cell.c, excluded.c)
  ), to_cell_month as (
    insert into cell_month
    select case when own then city_id else '' end, l, month, mk >> (2 * (26 - l)), coalesce(sum(d) filter (where cls & 1 = 0), 0),
           coalesce(sum(d) filter (where cls & 1 = 1), 0), sum(d * x::bigint), sum(d * y::bigint), array[%1$s]::int[]
      from delta, map_levels(15) group by 1, 2, 3, 4
    on conflict (city_id, level, month, ck) do update set red = cell_month.red + excluded.red, green = cell_month.green + excluded.green,
       sx = cell_month.sx + excluded.sx, sy = cell_month.sy + excluded.sy, c = map_plus(cell_month.c, excluded.c)
  ), to_city_month as (
    insert into city_month
    select city_id, month, coalesce(sum(d) filter (where cls & 1 = 0), 0), coalesce(sum(d) filter (where cls & 1 = 1), 0), array[%1$s]::int[]
      from delta group by 1, 2
    on conflict (city_id, month) do update set red = city_month.red + excluded.red, green = city_month.green + excluded.green,
       c = map_plus(city_month.c, excluded.c)
  )
  select (select count(*) from t), (select count(*) from moved),
         (select array_agg(distinct k) from (select old_mk as k from moved union select new_mk from moved) keys where k is not null),
         (select jsonb_agg(jsonb_build_object('city', m.city_id, 'number', m.number,
            'colour', case when m.cls is null then null when m.cls & 1 = 1 then 'green' else 'red' end)) from moved m)
    into taken, changed, mks, changes;
  if changed > 0 then
    seq := (select coalesce(max(l.seq), 0) + 1 from map_fold_log l);
    insert into map_fold_log (seq, mks, changes) values (seq, mks, changes);
    perform pg_notify('map_fold', seq::text);    -- one per fold, never one per change
  end if;
end $f$ $fold$, deltas);

  -- Everything derived from pin, level by level from the finest, into temporary tables.
  execute format($expect$
create function map_expect() returns void language plpgsql as $f$
declare n int;
begin
  create temp table x_cell as
    select city_id, 18::smallint as level, mk >> 16 as ck, (count(*) filter (where cls & 1 = 0))::int as red, (count(*) filter (where cls & 1 = 1))::int as green,
           sum(x)::bigint as sx, sum(y)::bigint as sy, array[%1$s]::int[] as c
      from (select *, 1 as d from pin) p group by 1, 3;
  for n in reverse 17..3 loop
    insert into x_cell select city_id, n, ck >> 2, sum(red), sum(green), sum(sx), sum(sy), array[%2$s]::int[] from x_cell where level = n + 1 group by 1, 3;
  end loop;
  insert into x_cell select '', level, ck, sum(red), sum(green), sum(sx), sum(sy), array[%2$s]::int[] from x_cell where level <= 10 group by 2, 3;
  create temp table x_cell_month as
    select city_id, 15::smallint as level, month, mk >> 22 as ck, (count(*) filter (where cls & 1 = 0))::int as red, (count(*) filter (where cls & 1 = 1))::int as green,
           sum(x)::bigint as sx, sum(y)::bigint as sy, array[%1$s]::int[] as c
      from (select *, 1 as d from pin) p group by 1, 3, 4;
  for n in reverse 14..3 loop
    insert into x_cell_month select city_id, n, month, ck >> 2, sum(red), sum(green), sum(sx), sum(sy), array[%2$s]::int[] from x_cell_month where level = n + 1 group by 1, 3, 4;
  end loop;
  insert into x_cell_month select '', level, month, ck, sum(red), sum(green), sum(sx), sum(sy), array[%2$s]::int[] from x_cell_month where level <= 10 group by 2, 3, 4;
  create temp table x_city_month as
    select city_id, month, (count(*) filter (where cls & 1 = 0))::int as red, (count(*) filter (where cls & 1 = 1))::int as green, array[%1$s]::int[] as c
      from (select *, 1 as d from pin) p group by 1, 2;
end $f$ $expect$, deltas, totals);
end $do$;

-- First load, or repair. One transaction; folding waits outside because of the lock.
create function map_rebuild() returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7001);
  truncate pin, cell, cell_month, city_month;
  insert into pin (city_id, id, number, mk, x, y, cls, month)
    select city_id, id, number, mk, x, y, cls, month from map_inquiry order by mk;
  perform map_expect();
  insert into cell select * from x_cell order by city_id, level, ck;
  insert into cell_month select * from x_cell_month order by city_id, level, month, ck;
  insert into city_month select * from x_city_month;
  drop table x_cell, x_cell_month, x_city_month;
  insert into map_fold_log (seq, mks) select coalesce(max(seq), 0) + 1, '{}' from map_fold_log;   -- empty list: forget every tile
  perform pg_notify('map_fold', 'all');
end $$;

-- Nightly: four numbers that must be 0. Rows of cells that became empty do not count. No fold comes in between.
create function map_recount(out pins bigint, out cells bigint, out cell_months bigint, out city_months bigint) language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7001);
  perform map_expect();
  select count(*) into pins
    from pin p full join map_inquiry m using (city_id, id)
   where (p.number, p.mk, p.x, p.y, p.cls, p.month) is distinct from (m.number, m.mk, m.x, m.y, m.cls, m.month)
     and not exists (select from map_outbox o where o.city_id = coalesce(p.city_id, m.city_id) and o.inquiry_id = coalesce(p.id, m.id));
  select count(*) into cells from (select * from cell where red + green > 0) a full join x_cell b using (city_id, level, ck)
   where (a.red, a.green, a.sx, a.sy, a.c) is distinct from (b.red, b.green, b.sx, b.sy, b.c);
  select count(*) into cell_months from (select * from cell_month where red + green > 0) a full join x_cell_month b using (city_id, level, month, ck)
   where (a.red, a.green, a.sx, a.sy, a.c) is distinct from (b.red, b.green, b.sx, b.sy, b.c);
  select count(*) into city_months from (select * from city_month where red + green > 0) a full join x_city_month b using (city_id, month)
   where (a.red, a.green, a.c) is distinct from (b.red, b.green, b.c);
  drop table x_cell, x_cell_month, x_city_month;
end $$;

-- What is there already. An empty database needs no entry in the log.
do $$ begin
  if exists (select from pin) or exists (select from map_inquiry) then perform map_rebuild(); end if;
end $$;
