import { enableAllCategories } from '@bezpechne/server/categories/queries'
import { resetClocks } from '@bezpechne/server/clocks/due'
import type { Trx } from '@bezpechne/server/platform/database'
import { pointOf } from '@bezpechne/server/platform/geo'
import { newId } from '@bezpechne/server/platform/ids'
import { sql } from 'kysely'

import type { DemoAnswer } from './demo-inquiry.ts'
import { demoOrganisations, demoRules } from './organisations.ts'
import type { DemoOutline, Vertex } from './outline.ts'
import type { DemoStaff } from './staff.ts'

const credit = 'Спрощені контури, намальовано для показу'

export async function insertOutline(trx: Trx, city: DemoOutline): Promise<void> {
  const rings = city.outline ? [city.outline] : city.districts.map(({ ring }) => ring)
  await trx
    .insertInto('city')
    .values({
      id: city.id,
      code: city.code,
      state: 'public',
      name_uk: city.name.uk,
      name_en: city.name.en,
      centre: pointOf(city.centre),
      zoom: city.zoom,
      boundary: sql<string>`(select st_multi(st_union(array[${sql.join(rings.map((ring) => polygon([ring])))}])))`,
      credit,
    })
    .execute()
  if (city.districts.length) {
    const rows = city.districts.map(({ id, name, katottg, ring }) => ({
      city_id: city.id,
      id,
      name_uk: name.uk,
      name_en: name.en,
      katottg,
      boundary: sql<string>`st_multi(${polygon([ring])})`,
    }))
    await trx.insertInto('district').values(rows).execute()
  }
  const water = city.water.map(({ id, name, rings: shores }) => ({
    city_id: city.id,
    id,
    name_uk: name.uk,
    name_en: name.en,
    shape: polygon(shores),
  }))
  await trx.insertInto('water').values(water).execute()
  await enableAllCategories(trx, city.id)
}

function polygon(rings: Vertex[][]) {
  const json = JSON.stringify({ type: 'Polygon', coordinates: rings })
  return sql<string>`st_setsrid(st_geomfromgeojson(${json}::text), 4326)`
}

/** @returns the id of each kind */
export async function insertOrganisations(trx: Trx, city: string): Promise<Map<string, string>> {
  const rows = demoOrganisations(city).map((row) => ({ city_id: city, id: newId(), ...row }))
  await trx.insertInto('organisation').values(rows).execute()
  return new Map(rows.map(({ kind, id }) => [kind, id]))
}

export async function insertRules(trx: Trx, city: string, organisations: Map<string, string>): Promise<void> {
  const rows = (demoRules[city] ?? []).map(({ category, districtId, to }, position) => ({
    city_id: city,
    position,
    category,
    district_id: districtId,
    organisation_id: organisations.get(to) ?? '',
  }))
  if (rows.length) await trx.insertInto('routing_rule').values(rows).execute()
}

export async function insertRoles(
  trx: Trx,
  people: DemoStaff[],
  { staff, organisations }: { staff: Map<string, string>; organisations: Map<string, string> },
): Promise<void> {
  const rows = people.map(({ city, role, of, email }) => ({
    city_id: city,
    staff_id: staff.get(email) ?? '',
    role,
    organisation_id: (of && organisations.get(of)) ?? null,
  }))
  await trx.insertInto('membership').values(rows).execute()
}

interface Answered {
  inquiryId: string
  at: string
  organisationId: string | null
  answer: DemoAnswer
}

export async function insertAnswers(trx: Trx, city: string, answered: Answered[]): Promise<void> {
  const rows = answered.map(({ inquiryId, at, organisationId, answer }) => ({
    city_id: city,
    id: newId(),
    inquiry_id: inquiryId,
    organisation_id: organisationId,
    state: 'published' as const,
    text: answer.text,
    basis: answer.basis ?? null,
    steps: answer.steps ?? null,
    created_at: at,
    changed_at: at,
    published_at: at,
  }))
  await trx.insertInto('answer').values(rows).execute()
}

/** Deadlines: one is late in each city, the others are not; one inquiry that two bodies have. */
export async function insertClocks(
  trx: Trx,
  city: string,
  organisations: Map<string, string>,
): Promise<void> {
  const clinic = organisations.get('legal-clinic')
  await sql`insert into assignment (city_id, inquiry_id, organisation_id, assigned_at)
    select city_id, inquiry_id, ${clinic}::uuid, assigned_at from assignment
     where city_id = ${city} and answered_at is null and organisation_id <> ${clinic}::uuid
     order by assigned_at desc limit 1`.execute(trx)
  await sql`update assignment a set clock_from = case when a.assigned_at = o.oldest then a.assigned_at
      else greatest(a.assigned_at, now() - interval '1 day') end
    from (select min(assigned_at) as oldest from assignment where city_id = ${city} and answered_at is null) o
    where a.city_id = ${city} and a.answered_at is null`.execute(trx)
  await sql`insert into holiday (city_id, "on", name) values (${city}, '2026-12-25', 'Різдво Христове'),
    (${city}, '2027-01-01', 'Новий рік'), (${city}, '2027-03-08', 'Міжнародний жіночий день')`.execute(trx)
  await resetClocks(trx, city)
}
