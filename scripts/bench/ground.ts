import type { Db } from '@bezpechne/server/platform/database'
import { sql } from 'kysely'

import { benchCities, villages } from './cities.ts'

const json = JSON.stringify([...benchCities, villages])

/** Square cities in square districts in square beats, each with an officer: as many corners as drawn ones have. */
export async function layGround(db: Db): Promise<void> {
  await sql`
    create temp table ground as
      select c.*, row_number() over () as no, (east - west) / districts as dx, (north - south) / districts as dy
        from jsonb_to_recordset(${json}::jsonb) as c(id text, code text, uk text, en text, lng float8, lat float8,
          weight float8, spread float8, west float8, east float8, south float8, north float8, districts int, beats int)`.execute(
    db,
  )
  await sql`
    insert into city (id, code, state, name_uk, name_en, centre, zoom, boundary, credit)
    select id, code, 'public', uk, en, st_setsrid(st_makepoint(lng, lat), 4326), case when id = 'villages' then 6 else 12 end,
           st_multi(st_segmentize(st_makeenvelope(west, south, east, north, 4326), (east - west) / 100)), 'Synthetic'
      from ground order by no`.execute(db)
  await sql`insert into city_category (city_id, category, position) select c.id, k.code, k.position from city c, category k`.execute(
    db,
  )
  await sql`
    insert into district (city_id, id, name_uk, name_en, boundary)
    select id, 'd' || x || '-' || y, 'Район ' || 1 + x + districts * y, 'District ' || 1 + x + districts * y,
           st_multi(st_segmentize(st_makeenvelope(west + x * dx, south + y * dy, west + (x + 1) * dx, south + (y + 1) * dy, 4326), dx / 40))
      from ground, generate_series(0, districts - 1) x, generate_series(0, districts - 1) y`.execute(db)
  await layBeats(db)
}

async function layBeats(db: Db): Promise<void> {
  await sql`
    insert into organisation (city_id, id, kind, name_uk, name_en)
    select ground.id, gen_random_uuid(), kind, o.uk, o.en from ground,
      (values ('municipal', 'Міські служби', 'Municipal services'), ('police', 'Патрульна поліція', 'Patrol police')) as o(kind, uk, en)`.execute(
    db,
  )
  await sql`
    insert into station (city_id, id, name_uk, name_en, phone, address_uk, address_en, at)
    select id, gen_random_uuid(), 'Чергова частина', 'Duty station', '102', 'вулиця Садова, 1', '1 Sadova street',
           st_setsrid(st_makepoint(lng, lat), 4326) from ground`.execute(db)
  await sql`
    insert into beat (city_id, id, district_id, name_uk, name_en, residents, boundary)
    select id, 'B-' || x || '-' || y, 'd' || x / beats || '-' || y / beats, 'Дільниця ' || x || '-' || y, 'Beat ' || x || '-' || y, 6500,
           st_multi(st_segmentize(st_makeenvelope(west + x * dx / beats, south + y * dy / beats,
             west + (x + 1) * dx / beats, south + (y + 1) * dy / beats, 4326), dx / beats / 15))
      from ground, generate_series(0, districts * beats - 1) x, generate_series(0, districts * beats - 1) y`.execute(
    db,
  )
  await sql`
    insert into officer (city_id, id, code, kind, rank, name_uk, name_en, phones, station_id)
    select b.city_id, gen_random_uuid(), b.id, 'dop', 'captain', 'Офіцер ' || b.id, 'Officer ' || b.id, '{102}', s.id
      from beat b join station s using (city_id)`.execute(db)
  await sql`
    insert into appointment (city_id, id, beat_id, officer_id, duty, since)
    select city_id, gen_random_uuid(), code, id, 'officer', '2024-01-01' from officer`.execute(db)
}
