import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import type { PastInquiry } from './past.ts'
import type { PublicPlace } from './public-point.ts'
import type { Screened } from './screening.ts'

// NOTE: one JSON parameter a statement: thousands of rows stay far from the limit of 65,535 parameters, and the
// embedded engine parses it ten times faster than a list of values.

/** The next numbers of each year, in the order given. The row of the counter stays locked: no gaps. */
export async function takeNumbers(
  trx: Trx,
  city: { id: string; code: string },
  inquiries: Pick<PastInquiry, 'submittedAt'>[],
): Promise<string[]> {
  const years = inquiries.map(({ submittedAt }) => yearInKyiv(submittedAt))
  const next = new Map<number, number>()
  for (const year of new Set(years)) {
    const taken = years.filter((other) => other === year).length
    const { last } = await trx
      .insertInto('inquiry_counter')
      .values({ city_id: city.id, year, last: taken })
      .onConflict((clash) =>
        clash.columns(['city_id', 'year']).doUpdateSet({ last: sql`inquiry_counter.last + ${taken}::int` }),
      )
      .returning('last')
      .executeTakeFirstOrThrow()
    next.set(year, last - taken + 1)
  }
  return years.map((year) => {
    const number = next.get(year) ?? 0
    next.set(year, number + 1)
    return `${city.code}-${year}-${String(number).padStart(6, '0')}`
  })
}

/** Which of these are here already. */
export async function findKnownIds(db: Db, city: string, ids: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select i.id from inquiry i join jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) r(id) on i.id = r.id::uuid
     where i.city_id = ${city}`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

function yearInKyiv(time: string): number {
  return Number(new Date(time).toLocaleDateString('en-CA', { timeZone: 'Europe/Kyiv', year: 'numeric' }))
}

type Row = PastInquiry & { place: PublicPlace | undefined; number: string | undefined; sealed: boolean }

export async function insertPastInquiries(trx: Trx, city: string, rows: Row[]): Promise<void> {
  const values = rows.map(
    ({ publication, place, id, number, category, submittedAt, happenedAt, sealed }) => ({
      id,
      sealed,
      number,
      category,
      submittedAt,
      happenedAt,
      state: publication ? (publication.answeredAt ? 'answered' : 'published') : 'submitted',
      // Unseen by a moderator it has no public face, so no place either.
      ...(publication && place && { lat: place.at.lat, lng: place.at.lng, x: place.mapX, y: place.mapY }),
      district: publication && place ? place.districtId : null,
      publication,
    }),
  )
  await sql`
    insert into inquiry (city_id, id, number, state, category, submitted_at, queue_at, title, public_text, public_place,
      district_id, public_point, map_x, map_y, happened_on, public_month, published_at, answered_at, supports,
      organisation_id, sealed)
    select ${city}, r.id, r.number, r.state, r.category, r."submittedAt", r."submittedAt", p.title, p.text, p.place, r.district,
      st_setsrid(st_makepoint(r.lng, r.lat), 4326), r.x, r.y,
      case when p.at is not null then (r."happenedAt" at time zone 'Europe/Kyiv')::date end,
      (extract(year from p.at at time zone 'Europe/Kyiv') - 2000) * 12
        + extract(month from p.at at time zone 'Europe/Kyiv') - 1,
      p.at, p."answeredAt", coalesce(p.supports, 0), p."organisationId", r.sealed
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as r(id uuid, number text, state text, category text,
      "submittedAt" timestamptz, "happenedAt" timestamptz, district text, lat float8, lng float8, x int, y int,
      publication jsonb, sealed boolean)
    cross join lateral jsonb_to_record(coalesce(nullif(r.publication, 'null'), '{}')) as p(at timestamptz, title text,
      text text, place text, "answeredAt" timestamptz, "organisationId" uuid, supports int)`.execute(trx)
  await sql`
    insert into assignment (city_id, inquiry_id, organisation_id, assigned_at, answered_at)
    select city_id, id, organisation_id, published_at, answered_at from inquiry
     where city_id = ${city} and organisation_id is not null
       and id in (select r::uuid from jsonb_array_elements_text(${JSON.stringify(rows.map(({ id }) => id))}::jsonb) r)`.execute(
    trx,
  )
}

type OriginalRow = PastInquiry & { screened: Screened | undefined }

export async function insertPastOriginals(trx: Trx, city: string, rows: OriginalRow[]): Promise<void> {
  const values = rows.map(({ id, text, address, exact, happenedAt, screened }) => ({
    id,
    text,
    address,
    ...exact,
    happenedAt,
    findings: screened?.findings ?? [],
    guard: screened?.guard ?? [],
    district: screened?.districtId ?? null,
  }))
  // NOTE: no code opens them: no hash of a code begins with "none".
  await sql`
    insert into inquiry_original (city_id, inquiry_id, text, address, exact_point, happened_at, language, receipt_hash,
      findings, guard, district_id)
    select ${city}, id, text, address, st_setsrid(st_makepoint(lng, lat), 4326), "happenedAt", 'uk',
      'none:' || ${city}::text || ':' || id,
      array(select jsonb_array_elements_text(findings)), array(select jsonb_array_elements_text(guard)), district
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as r(id uuid, text text, address text, lat float8,
      lng float8, "happenedAt" timestamptz, findings jsonb, guard jsonb, district text)`.execute(trx)
}

export async function insertPastEvents(trx: Trx, city: string, rows: PastInquiry[]): Promise<void> {
  const values = rows.flatMap(({ id, events }) =>
    events.map(({ actor, ...event }, n) => ({ ...event, id, seq: n + 1, role: actor.role, actor: actor.id })),
  )
  await sql`
    insert into inquiry_event (city_id, inquiry_id, seq, step, at, actor_role, actor_id, note, organisation_id)
    select ${city}, id, seq, step, at, role, actor, note, "organisationId"
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as r(id uuid, seq int, step text, at timestamptz,
      role text, actor text, note text, "organisationId" uuid)`.execute(trx)
}
