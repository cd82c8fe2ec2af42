-- How many there are in a district, without reading them: a list of one district of a million inquiries counted all its
-- rows, 0.9 s for 456,000. The months of a city are now kept by district, and a pin knows its own.

drop table city_month;
create table city_month (
  city_id text not null,
  month smallint not null,
  district_id text not null,      -- '' in none
  red int not null,
  green int not null,
  c int[] not null,
  primary key (city_id, month, district_id)
) with (fillfactor = 80);

alter table pin add column district_id text not null default '';
alter table pin alter column district_id drop default;

create or replace view map_inquiry with (security_invoker = true) as
  select city_id, id, number, mk, map_x as x, map_y as y,
         (2 * category_no + (state = 'answered')::int)::smallint as cls, public_month as month,
         coalesce(district_id, '') as district_id
    from public_inquiry
   where category_no is not null;

drop trigger map_outbox_update on inquiry;
create trigger map_outbox_update after update of state, category, map_x, map_y, public_month, number, district_id on inquiry for each row
  when ((old.state in ('published', 'answered', 'reopened') or new.state in ('published', 'answered', 'reopened'))
    and (old.state, old.category, old.map_x, old.map_y, old.public_month, old.number, old.district_id)
        is distinct from (new.state, new.category, new.map_x, new.map_y, new.public_month, new.number, new.district_id))
  execute function map_outbox_add();

-- As before, with the district.
do $do$
declare
  deltas text := (select string_agg(format('coalesce(sum(d) filter (where cls = %s), 0)', i), ', ' order by i) from generate_series(0, 47) i);
  totals text := (select string_agg(format('sum(c[%s])', i), ', ' order by i) from generate_series(1, 48) i);
begin
  -- Takes at most max_rows outbox rows, compares what the map shows with what is public now, applies the difference.
  -- Comparing makes it idempotent: a row taken twice, late or out of order changes nothing.
  execute format($fold$
create or replace function map_fold(max_rows int default 200, out seq bigint, out taken int, out changed int, out mks bigint[])
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
     where (h.number, h.mk, h.cls, h.month, h.district_id) is distinct from (w.number, w.mk, w.cls, w.month, w.district_id)
  ), gone as (
    delete from pin p using ids where p.city_id = ids.city_id and p.id = ids.id
       and not exists (select from want w where w.city_id = ids.city_id and w.id = ids.id)
  ), put as (
    insert into pin (city_id, id, number, mk, x, y, cls, month, district_id) select city_id, id, number, mk, x, y, cls, month, district_id from want
    on conflict (city_id, id) do update set number = excluded.number, mk = excluded.mk, x = excluded.x, y = excluded.y,
       cls = excluded.cls, month = excluded.month, district_id = excluded.district_id
     where (pin.number, pin.mk, pin.cls, pin.month, pin.district_id) is distinct from (excluded.number, excluded.mk, excluded.cls, excluded.month, excluded.district_id)
  ), delta as materialized (
    select u.mk, u.x, u.y, u.cls, u.month, u.city_id, u.district_id, sum(u.d)::int as d
      from (select mk, x, y, cls, month, city_id, district_id, -1 as d from have
             union all
            select mk, x, y, cls, month, city_id, district_id, 1 from want) u
     group by 1, 2, 3, 4, 5, 6, 7 having sum(u.d) <> 0
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
    select city_id, month, district_id, coalesce(sum(d) filter (where cls & 1 = 0), 0), coalesce(sum(d) filter (where cls & 1 = 1), 0), array[%1$s]::int[]
      from delta group by 1, 2, 3
    on conflict (city_id, month, district_id) do update set red = city_month.red + excluded.red, green = city_month.green + excluded.green,
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
create or replace function map_expect() returns void language plpgsql as $f$
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
    select city_id, month, district_id, (count(*) filter (where cls & 1 = 0))::int as red, (count(*) filter (where cls & 1 = 1))::int as green, array[%1$s]::int[] as c
      from (select *, 1 as d from pin) p group by 1, 2, 3;
end $f$ $expect$, deltas, totals);

  -- Very many changes at once.
  execute format($fold$
create or replace function map_fold_many(max_rows int, out taken int, out changed int) language plpgsql as $f$
declare n int;
begin
  taken := 0; changed := 0;
  if not pg_try_advisory_xact_lock(7001) then return; end if;
  create temp table z_id (city_id text, id uuid);
  with t as (
    delete from map_outbox o using (select q.seq from map_outbox q order by q.seq limit max_rows) q
     where o.seq = q.seq returning o.city_id, o.inquiry_id
  ), put as (insert into z_id select distinct t.city_id, t.inquiry_id from t)
  select count(*) from t into taken;
  analyze z_id;
  -- NOTE: what is wanted is read once: the statements below must not see different states of an inquiry.
  create temp table z_want as select m.* from map_inquiry m join z_id using (city_id, id);
  create temp table z_delta as
    select u.mk, u.x, u.y, u.cls, u.month, u.city_id, u.district_id, sum(u.d)::int as d
      from (select p.mk, p.x, p.y, p.cls, p.month, p.city_id, p.district_id, -1 as d from pin p join z_id using (city_id, id)
             union all
            select mk, x, y, cls, month, city_id, district_id, 1 from z_want) u
     group by 1, 2, 3, 4, 5, 6, 7 having sum(u.d) <> 0;
  select count(*) from z_delta into changed;
  delete from pin p using z_id where p.city_id = z_id.city_id and p.id = z_id.id
     and not exists (select from z_want w where w.city_id = z_id.city_id and w.id = z_id.id);
  insert into pin (city_id, id, number, mk, x, y, cls, month, district_id) select city_id, id, number, mk, x, y, cls, month, district_id from z_want
  on conflict (city_id, id) do update set number = excluded.number, mk = excluded.mk, x = excluded.x, y = excluded.y,
     cls = excluded.cls, month = excluded.month, district_id = excluded.district_id
   where (pin.number, pin.mk, pin.cls, pin.month, pin.district_id) is distinct from (excluded.number, excluded.mk, excluded.cls, excluded.month, excluded.district_id);

  create temp table z_cell as
    select city_id, 18::smallint as level, mk >> 16 as ck, coalesce(sum(d) filter (where cls & 1 = 0), 0)::int as red,
           coalesce(sum(d) filter (where cls & 1 = 1), 0)::int as green, sum(d * x::bigint)::bigint as sx,
           sum(d * y::bigint)::bigint as sy, array[%1$s]::int[] as c
      from z_delta group by 1, 3;
  for n in reverse 17..3 loop
    insert into z_cell select city_id, n, ck >> 2, sum(red), sum(green), sum(sx), sum(sy), array[%2$s]::int[] from z_cell where level = n + 1 group by 1, 3;
  end loop;
  insert into z_cell select '', level, ck, sum(red), sum(green), sum(sx), sum(sy), array[%2$s]::int[] from z_cell where level <= 10 group by 2, 3;
  insert into cell select * from z_cell order by city_id, level, ck
  on conflict (city_id, level, ck) do update set red = cell.red + excluded.red, green = cell.green + excluded.green,
     sx = cell.sx + excluded.sx, sy = cell.sy + excluded.sy, c = map_plus(cell.c, excluded.c);

  create temp table z_cell_month as
    select city_id, 15::smallint as level, month, mk >> 22 as ck, coalesce(sum(d) filter (where cls & 1 = 0), 0)::int as red,
           coalesce(sum(d) filter (where cls & 1 = 1), 0)::int as green, sum(d * x::bigint)::bigint as sx,
           sum(d * y::bigint)::bigint as sy, array[%1$s]::int[] as c
      from z_delta group by 1, 3, 4;
  for n in reverse 14..3 loop
    insert into z_cell_month select city_id, n, month, ck >> 2, sum(red), sum(green), sum(sx), sum(sy), array[%2$s]::int[] from z_cell_month where level = n + 1 group by 1, 3, 4;
  end loop;
  insert into city_month
  select city_id, month, district_id, coalesce(sum(d) filter (where cls & 1 = 0), 0), coalesce(sum(d) filter (where cls & 1 = 1), 0), array[%1$s]::int[]
    from z_delta group by 1, 2, 3
  on conflict (city_id, month, district_id) do update set red = city_month.red + excluded.red, green = city_month.green + excluded.green,
     c = map_plus(city_month.c, excluded.c);
  insert into z_cell_month select '', level, month, ck, sum(red), sum(green), sum(sx), sum(sy), array[%2$s]::int[] from z_cell_month where level <= 10 group by 2, 3, 4;
  insert into cell_month select * from z_cell_month order by city_id, level, month, ck
  on conflict (city_id, level, month, ck) do update set red = cell_month.red + excluded.red, green = cell_month.green + excluded.green,
     sx = cell_month.sx + excluded.sx, sy = cell_month.sy + excluded.sy, c = map_plus(cell_month.c, excluded.c);
  drop table z_id, z_want, z_delta, z_cell, z_cell_month;
  if changed > 0 then
    insert into map_fold_log (seq, mks) select coalesce(max(seq), 0) + 1, '{}' from map_fold_log;
    perform pg_notify('map_fold', 'many');
  end if;
end $f$ $fold$, deltas, totals);
end $do$;

-- First load, or repair. One transaction; folding waits outside because of the lock.
create or replace function map_rebuild() returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7001);
  truncate pin, cell, cell_month, city_month;
  insert into pin (city_id, id, number, mk, x, y, cls, month, district_id)
    select city_id, id, number, mk, x, y, cls, month, district_id from map_inquiry order by mk;
  perform map_expect();
  insert into cell select * from x_cell order by city_id, level, ck;
  insert into cell_month select * from x_cell_month order by city_id, level, month, ck;
  insert into city_month select * from x_city_month;
  drop table x_cell, x_cell_month, x_city_month;
  insert into map_fold_log (seq, mks) select coalesce(max(seq), 0) + 1, '{}' from map_fold_log;   -- empty list: forget every tile
  perform pg_notify('map_fold', 'all');
end $$;

-- Nightly: four numbers that must be 0. Rows of cells that became empty do not count. No fold comes in between.
create or replace function map_recount(out pins bigint, out cells bigint, out cell_months bigint, out city_months bigint) language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7001);
  perform map_expect();
  select count(*) into pins
    from pin p full join map_inquiry m using (city_id, id)
   where (p.number, p.mk, p.x, p.y, p.cls, p.month, p.district_id) is distinct from (m.number, m.mk, m.x, m.y, m.cls, m.month, m.district_id)
     and not exists (select from map_outbox o where o.city_id = coalesce(p.city_id, m.city_id) and o.inquiry_id = coalesce(p.id, m.id));
  select count(*) into cells from (select * from cell where red + green > 0) a full join x_cell b using (city_id, level, ck)
   where (a.red, a.green, a.sx, a.sy, a.c) is distinct from (b.red, b.green, b.sx, b.sy, b.c);
  select count(*) into cell_months from (select * from cell_month where red + green > 0) a full join x_cell_month b using (city_id, level, month, ck)
   where (a.red, a.green, a.sx, a.sy, a.c) is distinct from (b.red, b.green, b.sx, b.sy, b.c);
  select count(*) into city_months from (select * from city_month where red + green > 0) a full join x_city_month b using (city_id, month, district_id)
   where (a.red, a.green, a.c) is distinct from (b.red, b.green, b.c);
  drop table x_cell, x_cell_month, x_city_month;
end $$;

do $$ begin
  if exists (select from pin) or exists (select from map_inquiry) then perform map_rebuild(); end if;
end $$;
