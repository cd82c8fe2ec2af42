import type { Db } from '@bezpechne/server/platform/database'
import { sql } from 'kysely'

import { layGround } from './ground.ts'
import { counts, phrases } from './words.ts'

/** Raised when the rows change: numbers of other rows are not compared. */
export const dataVersion = 1

type Say = (done: string) => void

/**
 * So many invented inquiries on one connection, repeatable: half in three cities, a city is 24 round clusters, four of
 * a hundred anywhere. The database holds the schema and nothing else.
 * NOTE: indexes are built over the finished rows: one entry at a time, five million take hours.
 */
export async function generate(db: Db, rows: number, say: Say): Promise<void> {
  await sql`set session_replication_role = replica`.execute(db)
  await sql`set synchronous_commit = off`.execute(db)
  await sql`set maintenance_work_mem = '1GB'`.execute(db)
  await sql`set work_mem = '256MB'`.execute(db)
  await sql`select setseed(0.42)`.execute(db)
  await layGround(db)
  say('cities')
  await scatter(db, rows)
  say('positions')
  const indexes = await dropIndexes(db)
  await insertInquiries(db)
  say('inquiries')
  await insertAnswers(db)
  await insertWords(db)
  say('answers and words')
  await sql`drop table place, phrase, cluster, slot, ground`.execute(db)
  for (const { definition, name } of indexes) {
    await sql.raw(definition).execute(db)
    say(`index ${name}`)
  }
  await sql`set session_replication_role = origin`.execute(db)
  await sql`select map_rebuild()`.execute(db)
  say('the map')
  await sql`vacuum analyze`.execute(db)
  say('vacuum')
}

async function dropIndexes(db: Db): Promise<{ name: string; definition: string }[]> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid in ('inquiry'::regclass, 'answer'::regclass, 'inquiry_search'::regclass, 'inquiry_supports'::regclass)
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid) order by 1`.execute(db)
  for (const { name } of rows) await sql`drop index ${sql.raw(name)}`.execute(db)
  return rows
}

/** Where people are: clusters, and so many rows with the dice of each. */
async function roll(db: Db, rows: number): Promise<void> {
  await sql`
    create temp table cluster as
      select row_number() over () as id, g.no as city,
             g.lng + g.spread * sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random()) / 71 as lng,
             g.lat + g.spread * sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random()) / 111 as lat,
             0.3 + 0.8 * g.spread * random() ^ 2 as sd, g.weight * (0.03 + random() ^ 2) as w
        from ground g, generate_series(1, 24) where g.weight > 0`.execute(db)
  // 10,000 slots: a random slot is a random cluster, by weight.
  await sql`
    create temp table slot as
      select s, u.id as cluster
        from (select id, sum(w) over o / sum(w) over () as upto, (sum(w) over o - w) / sum(w) over () as since
                from cluster window o as (order by id)) u,
             generate_series(ceil(10000 * since - 0.5)::int, ceil(10000 * upto - 0.5)::int - 1) s`.execute(db)
  await sql`
    create temp table draft as
      select g as no, floor(random() * 10000)::int as s, random() as a, random() as b, random() as d, random() as e, random() as f,
             floor(random() * 1e9)::int as k1, floor(random() * 1e9)::int as k2
        from generate_series(1, ${rows}::int) g`.execute(db)
  await sql`analyze slot, cluster, draft, ground`.execute(db)
}

/** Where and when each is, and what becomes of it. */
async function scatter(db: Db, rows: number): Promise<void> {
  await roll(db, rows)
  await sql`
    create temp table place as
      select d.no, ${idOf('d', 'at')} as id, d.k1, d.k2, g.id as city_id, g.code, k.code as category, k.no as category_no, at, state,
             at + interval '5 hours' as published_at, at + interval '5 hours' + (1 + d.k1 % 480) * interval '1 hour' as answered_at,
             'd' || column_no || '-' || row_no as district_id,
             case k.precision when 'exact' then round(p.lng::numeric, 6)::float8 when 'street' then (floor(p.lng / 0.0008) + 0.5) * 0.0008
               else g.west + (column_no + 0.5) * g.dx end as lng,
             case k.precision when 'exact' then round(p.lat::numeric, 6)::float8 when 'street' then (floor(p.lat / 0.0005) + 0.5) * 0.0005
               else g.south + (row_no + 0.5) * g.dy end as lat
        from draft d join slot using (s) join cluster c on c.id = slot.cluster
        join ground g on g.no = case when d.d < 0.04 then (select no from ground where id = 'villages') else c.city end
        join category k on k.no = floor(24 * d.e ^ 1.8)::int
        cross join lateral (select
          case when d.d < 0.04 then g.west + (g.east - g.west) * d.a else c.lng + c.sd * sqrt(-2 * ln(1 - d.a)) * cos(2 * pi() * d.b) / 71 end as lng,
          case when d.d < 0.04 then g.south + (g.north - g.south) * d.b else c.lat + c.sd * sqrt(-2 * ln(1 - d.a)) * sin(2 * pi() * d.b) / 111 end as lat,
          timestamptz '2022-01-01 00:00+02' + make_interval(secs => 151000000 * (d.no::float8 / ${rows}::int) ^ 0.7) as at,
          case when d.f < 0.03 then 'submitted' when d.f < 0.05 then 'hidden' when d.f < 0.06 then 'rejected' when d.f < 0.07 then 'reopened'
               when d.f < 0.07 + case when d.no > 0.95 * ${rows}::int then 0.5 else 0.16 end then 'published' else 'answered' end as state) p
        cross join lateral (select least(g.districts - 1, greatest(0, floor((p.lng - g.west) / g.dx)::int)) as column_no,
          least(g.districts - 1, greatest(0, floor((p.lat - g.south) / g.dy)::int)) as row_no) district`.execute(
    db,
  )
  await sql`drop table draft`.execute(db)
  // NOTE: nobody analyzes a temporary table but who made it, and without that each row walks all phrases.
  await sql`analyze place`.execute(db)
  await sql`
    create temp table phrase as select * from jsonb_to_recordset(${JSON.stringify(phrases)}::jsonb)
      as p(kind text, "of" int, "no" int, "text" text, stems tsvector)`.execute(db)
  await sql`analyze phrase`.execute(db)
}

/** Titles and texts of 80 to 160 letters: what the index of words holds grows with them. */
async function insertInquiries(db: Db): Promise<void> {
  await sql`
    insert into inquiry (city_id, id, number, state, category, submitted_at, queue_at, title, public_text, public_place, district_id,
        public_point, map_x, map_y, public_month, published_at, answered_at, supports, hidden_from)
    select p.city_id, p.id, p.number, p.state, p.category, p.at, p.at,
           case when shown then subject.text || ', ' || street.text end, case when shown then one.text || ' ' || two.text end,
           case when shown then street.text || ', ' || 1 + p.k1 / 7 % 180 end, p.district_id,
           case when shown then st_setsrid(st_makepoint(p.lng, p.lat), 4326) end,
           case when shown then floor((p.lng + 180) / 360 * 67108864)::int end,
           case when shown then floor((0.5 - atanh(sin(radians(p.lat))) / (2 * pi())) * 67108864)::int end,
           case when shown then (extract(year from p.published_at at time zone 'Europe/Kyiv') - 2000) * 12
             + extract(month from p.published_at at time zone 'Europe/Kyiv') - 1 end,
           case when shown then p.published_at end, case when p.state in ('answered', 'reopened') then p.answered_at end,
           case when shown then floor(30 * ((p.k2 % 1000) / 1000.0) ^ 6)::int else 0 end, case when p.state = 'hidden' then 'published' end
      from (select *, state not in ('submitted', 'rejected') as shown, code || '-' || extract(year from at at time zone 'Europe/Kyiv') || '-'
              || lpad((row_number() over (partition by city_id, extract(year from at at time zone 'Europe/Kyiv') order by no))::text, 6, '0') as number
              from place) p
      join phrase subject on subject.kind = 'subject' and subject."of" = p.category_no and subject."no" = p.k2 % 3
      join phrase street on street.kind = 'street' and street."no" = p.k2 / 3 % ${counts.streets}::int
      join phrase one on one.kind = 'detail' and one."no" = p.k1 % ${counts.details}::int
      join phrase two on two.kind = 'detail' and two."no" = p.k1 / 20 % ${counts.details}::int
     order by p.no`.execute(db)
  await sql`
    insert into inquiry_supports (city_id, inquiry_id, supports, published_at)
    select city_id, id, supports, published_at from inquiry where supports > 0 and published_at is not null`.execute(
    db,
  )
  await sql`
    insert into inquiry_counter (city_id, year, last)
    select city_id, extract(year from submitted_at at time zone 'Europe/Kyiv'), count(*) from inquiry group by 1, 2`.execute(
    db,
  )
}

/** As newId() makes them, by the time of submission. */
function idOf(row: string, time: string) {
  const at = sql.ref(time)
  const no = sql.ref(`${row}.no`)
  return sql`(lpad(to_hex(floor(extract(epoch from ${at}) * 1000)::bigint), 12, '0') || '7' || substr(md5(${no}::text), 1, 3)
    || '8' || substr(md5(${no}::text), 4, 15))::uuid`
}

async function insertAnswers(db: Db): Promise<void> {
  await sql`
    insert into answer (city_id, id, inquiry_id, organisation_id, state, text, created_at, changed_at, published_at)
    select p.city_id, gen_random_uuid(), p.id, o.id, 'published', reply.text, p.answered_at, p.answered_at, p.answered_at
      from place p join organisation o on o.city_id = p.city_id and o.kind = 'municipal'
      join phrase reply on reply.kind = 'answer' and reply."no" = p.k1 / 400 % ${counts.answers}::int
     where p.state in ('answered', 'reopened') order by p.no`.execute(db)
}

/** What search writes of an inquiry, put together of what it says of each phrase. */
async function insertWords(db: Db): Promise<void> {
  await sql`
    insert into inquiry_search (city_id, inquiry_id, stems)
    select p.city_id, p.id, subject.stems || setweight(street.stems, 'A') || one.stems || two.stems || street.stems
           || array_to_tsvector(array[(1 + p.k1 / 7 % 180)::text])
           || case when p.state in ('answered', 'reopened') then reply.stems else '' end
      from place p
      join phrase subject on subject.kind = 'subject' and subject."of" = p.category_no and subject."no" = p.k2 % 3
      join phrase street on street.kind = 'street' and street."no" = p.k2 / 3 % ${counts.streets}::int
      join phrase one on one.kind = 'detail' and one."no" = p.k1 % ${counts.details}::int
      join phrase two on two.kind = 'detail' and two."no" = p.k1 / 20 % ${counts.details}::int
      join phrase reply on reply.kind = 'answer' and reply."no" = p.k1 / 400 % ${counts.answers}::int
     where p.state in ('published', 'answered', 'reopened') order by p.no`.execute(db)
}
