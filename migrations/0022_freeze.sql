-- A freeze takes an area out of everything public at once, until it is lifted or runs out: a strike, an operation, a
-- place that must not be known. What is sent from there still arrives, and the desk sees all of it.

create table frozen_area (
  city_id text not null references city on delete cascade,
  id uuid not null,
  shape geometry(multipolygon, 4326) not null check (st_isvalid(shape) and not st_isempty(shape)),
  -- For the desk alone.
  reason text not null check (char_length(reason) between 3 and 300),
  made_by text references "user" on delete set null,
  made_at timestamptz not null default now(),
  -- Null: until somebody lifts it. NOTE: what is frozen stays so until lifted_at is set, whatever the clock says.
  until timestamptz check (until > made_at),
  lifted_at timestamptz,
  lifted_by text references "user" on delete set null,
  primary key (city_id, id)
);
-- Every new place asks whether one stands; the minutely job asks which have run out.
create index frozen_area_standing on frozen_area (city_id) where lifted_at is null;

-- What a standing freeze covers, published or not: nearly always empty, so that asking costs nothing.
-- NOTE: no key to inquiry: 250,000 of them took 4 s more, each locking a row that somebody may be answering. What is
-- left of an erased inquiry goes with its freeze.
create table frozen_inquiry (
  city_id text not null,
  inquiry_id uuid not null,
  freeze_id uuid not null,
  primary key (city_id, inquiry_id, freeze_id)
);

-- Exact places of what waits, and of what a public square covers only in part.
create index inquiry_original_point on inquiry_original using gist (exact_point) where exact_point is not null;

-- What an area takes out of sight: by the public point, by the exact one, or by the district where that is all that is
-- shown. NOTE: all of a district that meets the area, not those whose exact point is in it: which of them vanish
-- would tell where they are.
create function inquiries_in(city text, ground geometry) returns table (id uuid) language sql stable as $$
  select i.id from inquiry i where i.city_id = city and st_intersects(ground, i.public_point)
  union
  select o.inquiry_id from inquiry_original o where o.city_id = city and st_intersects(ground, o.exact_point)
  union
  select i.id from inquiry i
   where i.city_id = city and i.category = any (array(select c.code from category c where c.precision = 'district'))
     and i.district_id = any (array(select d.id from district d where d.city_id = city and st_intersects(d.boundary, ground)))
$$;

-- One at a time for a city: who freezes or lifts waits for places that are being written, and these for it. Without it
-- a pin published while somebody freezes would be seen by neither.
create function freeze_lock(city text, alone boolean) returns void language plpgsql as $$
begin
  if alone then
    perform pg_advisory_xact_lock(7002, hashtext(city));
  else
    perform pg_advisory_xact_lock_shared(7002, hashtext(city));
  end if;
end $$;

-- The same for one inquiry whose place was written. Three microseconds where nothing is frozen.
create function freeze_place(city text, inquiry uuid) returns void language plpgsql as $$
begin
  perform freeze_lock(city, false);
  if not exists (select from frozen_area f where f.city_id = city and f.lifted_at is null) then return; end if;
  with covering as materialized (
    select f.id from frozen_area f
      join inquiry i on i.city_id = f.city_id and i.id = inquiry
      join category c on c.code = i.category
      left join inquiry_original o on o.city_id = i.city_id and o.inquiry_id = i.id
     where f.city_id = city and f.lifted_at is null
       and (st_intersects(f.shape, i.public_point) or st_intersects(f.shape, o.exact_point)
         or (c.precision = 'district' and exists (select from district d
           where d.city_id = i.city_id and d.id = i.district_id and st_intersects(d.boundary, f.shape))))
  ), gone as (
    delete from frozen_inquiry x where x.city_id = city and x.inquiry_id = inquiry and x.freeze_id not in (select id from covering)
  )
  insert into frozen_inquiry (city_id, inquiry_id, freeze_id) select city, inquiry, id from covering on conflict do nothing;
end $$;

create function freeze_place_of_inquiry() returns trigger language plpgsql as $$
begin
  perform freeze_place(new.city_id, new.id);
  return null;
end $$;
create function freeze_place_of_original() returns trigger language plpgsql as $$
begin
  perform freeze_place(new.city_id, new.inquiry_id);
  return null;
end $$;
-- Only a place, never a change of state: the commonest change is left as it was.
create trigger freeze_insert after insert on inquiry for each row
  when (new.public_point is not null) execute function freeze_place_of_inquiry();
create trigger freeze_update after update of public_point, district_id, category on inquiry for each row
  when ((old.map_x, old.map_y, old.district_id, old.category) is distinct from (new.map_x, new.map_y, new.district_id, new.category))
  execute function freeze_place_of_inquiry();
create trigger freeze_original_insert after insert on inquiry_original for each row
  when (new.exact_point is not null) execute function freeze_place_of_original();
-- NOTE: not when it is forgotten after its time: what was frozen by it stays so until the freeze is lifted.
create trigger freeze_original_update after update of exact_point on inquiry_original for each row
  when (new.exact_point is not null and old.exact_point is distinct from new.exact_point)
  execute function freeze_place_of_original();

-- All that is published; the view that strangers read leaves out what is frozen.
create view published_inquiry with (security_invoker = true) as
  select i.city_id, i.id, i.number, i.state, case when i.state = 'answered' then 'green' else 'red' end as colour,
         i.category, c.no as category_no, c.precision, i.title, i.public_text, i.public_place, i.edit_reason,
         i.district_id, i.public_point, i.map_x, i.map_y, i.mk, i.happened_on, i.public_month, i.published_at,
         i.answered_at, i.supports, i.organisation_id
    from inquiry i join category c on c.code = i.category
   where i.state in ('published', 'answered', 'reopened');

-- Still the one definition of "public": map, list, search, pages, exports and feeds read nothing else.
create or replace view public_inquiry with (security_invoker = true) as
  select p.* from published_inquiry p
   where not exists (select from frozen_inquiry x where x.city_id = p.city_id and x.inquiry_id = p.id);

-- The map follows with its folds, the same way as for every other change. In the order of the key: neighbours share the
-- squares that a fold counts.
create function map_outbox_frozen() returns trigger language plpgsql as $$
begin
  insert into map_outbox (city_id, inquiry_id)
    select p.city_id, p.id
      from (select distinct r.city_id, r.inquiry_id from changed r) one
      join published_inquiry p on p.city_id = one.city_id and p.id = one.inquiry_id
     order by p.mk;
  return null;
end $$;
create trigger map_outbox_freeze after insert on frozen_inquiry
  referencing new table as changed for each statement execute function map_outbox_frozen();
create trigger map_outbox_lift after delete on frozen_inquiry
  referencing old table as changed for each statement execute function map_outbox_frozen();

-- All that a new freeze covers, in one statement: the map hears of it once. Alone: under freeze_lock.
create function freeze_cover(city text, area_id uuid) returns void language plpgsql as $$
declare
  -- NOTE: a copy of its own: read from the row, an outline of 5,000 corners is unpacked again for every inquiry.
  ground geometry := (select st_force2d(f.shape) from frozen_area f where f.city_id = city and f.id = area_id);
begin
  insert into frozen_inquiry (city_id, inquiry_id, freeze_id) select city, x.id, area_id from inquiries_in(city, ground) x;
  -- NOTE: plans kept from when it was empty read all of it for every inquiry; this makes every connection plan anew.
  analyze frozen_inquiry;
end $$;

-- Shown again is what no other freeze covers. False where it does not stand. Alone, too.
create function freeze_lift(city text, area_id uuid, who text) returns boolean language plpgsql as $$
begin
  update frozen_area f set lifted_at = now(), lifted_by = who where f.city_id = city and f.id = area_id and f.lifted_at is null;
  if not found then return false; end if;
  delete from frozen_inquiry x where x.city_id = city and x.freeze_id = area_id;
  analyze frozen_inquiry;
  return true;
end $$;

-- The same as map_fold for very many changes at once, as a freeze or an import makes them: the squares of a level are
-- counted from those of the finer one. 250,000 in batches of 50,000: a fifth of the time. Every tile is forgotten.
do $do$
declare
  deltas text := (select string_agg(format('coalesce(sum(d) filter (where cls = %s), 0)', i), ', ' order by i) from generate_series(0, 47) i);
  totals text := (select string_agg(format('sum(c[%s])', i), ', ' order by i) from generate_series(1, 48) i);
begin
  execute format($fold$
create function map_fold_many(max_rows int, out taken int, out changed int) language plpgsql as $f$
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
    select u.mk, u.x, u.y, u.cls, u.month, u.city_id, sum(u.d)::int as d
      from (select p.mk, p.x, p.y, p.cls, p.month, p.city_id, -1 as d from pin p join z_id using (city_id, id)
             union all
            select mk, x, y, cls, month, city_id, 1 from z_want) u
     group by 1, 2, 3, 4, 5, 6 having sum(u.d) <> 0;
  select count(*) from z_delta into changed;
  delete from pin p using z_id where p.city_id = z_id.city_id and p.id = z_id.id
     and not exists (select from z_want w where w.city_id = z_id.city_id and w.id = z_id.id);
  insert into pin (city_id, id, number, mk, x, y, cls, month) select city_id, id, number, mk, x, y, cls, month from z_want
  on conflict (city_id, id) do update set number = excluded.number, mk = excluded.mk, x = excluded.x, y = excluded.y,
     cls = excluded.cls, month = excluded.month
   where (pin.number, pin.mk, pin.cls, pin.month) is distinct from (excluded.number, excluded.mk, excluded.cls, excluded.month);

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
  select city_id, month, sum(red), sum(green), array[%2$s]::int[] from z_cell_month where level = 3 group by 1, 2
  on conflict (city_id, month) do update set red = city_month.red + excluded.red, green = city_month.green + excluded.green,
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
