import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { buildApp } from '@bezpechne/server/app'
import { districtAt } from '@bezpechne/server/cities/index'
import { readConfig } from '@bezpechne/server/config'
import { readBoard } from '@bezpechne/server/keys/board'
import { boxesOf } from '@bezpechne/server/keys/index'
import { getMyKey } from '@bezpechne/server/keys/staff-keys'
import { CityDetail } from '@bezpechne/shared/cities'
import { findingsIn } from '@bezpechne/shared/findings'
import { NewInquiry } from '@bezpechne/shared/inquiries'
import { toBytes } from '@bezpechne/shared/letters-crypto/bytes'
import { inGroups } from '@bezpechne/shared/letters-crypto/code'
import { loadSodium } from '@bezpechne/shared/letters-crypto/sodium'
import { kitKey } from '@bezpechne/shared/letters-crypto/staff-key'
import { deriveStaffKeys } from '@bezpechne/shared/letters-crypto/staff-password'
import { idleRules } from '@bezpechne/shared/route-of'
import { openBoxes, openKey } from '@bezpechne/shared/staff-keys'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { demoKeys } from '../scripts/demo/keys.ts'
import { kyivQuarterInquiries } from '../scripts/demo/kyiv-quarters.ts'
import { kyivStreetInquiries } from '../scripts/demo/kyiv-streets.ts'
import { seedDemo } from '../scripts/demo/seed-demo.ts'
import { poltavaInquiries, ternopilInquiries } from '../scripts/demo/small-inquiries.ts'
import { demoStaff } from '../scripts/demo/staff.ts'
import { freshDatabase } from './support/database.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({}), { database })
const all = [...kyivStreetInquiries, ...kyivQuarterInquiries, ...poltavaInquiries, ...ternopilInquiries]

beforeAll(() => seedDemo(db))
afterAll(() => app.close())

test('a second start finds its cities and does nothing', async () => {
  expect(await seedDemo(db)).toBe(false)
})

test('the invented beats are their districts, cut without gaps or overlaps, and one of them has nobody', async () => {
  const { rows } = await sql<{ beats: number; outside: number; kept: number }>`
    select count(*)::int as beats, (select count(distinct beat_id)::int from appointment) as kept,
           sum(st_area(st_symdifference(d.boundary, b.whole)) + abs(b.sum - st_area(b.whole))) as outside
      from district d join (select city_id, district_id, st_union(boundary) as whole,
          sum(st_area(boundary)) as sum from beat group by 1, 2) b
        on b.city_id = d.city_id and b.district_id = d.id`.execute(db)
  expect(rows[0]).toMatchObject({ beats: 10, kept: 39 })
  // Square degrees: less than a square metre.
  expect(rows[0]?.outside).toBeLessThan(1e-10)
})

describe('the drawn outlines', () => {
  test('districts neither overlap nor leave gaps: together they are the city', async () => {
    const { rows } = await sql<{ city: string; outside: number; overlap: number; holes: number }>`
      select c.id as city, st_area(st_symdifference(c.boundary, d.whole)::geography) as outside,
             d.sum - st_area(d.whole::geography) as overlap,
             (select sum(st_numinteriorrings(part.geom))::int from st_dump(c.boundary) part) as holes
        from city c join (select city_id, st_union(boundary) as whole, sum(st_area(boundary::geography)) as sum
          from district group by city_id) d on d.city_id = c.id order by c.id`.execute(db)
    expect(rows.map(({ city }) => city)).toEqual(['kyiv', 'poltava'])
    for (const { outside, overlap, holes } of rows) {
      expect(outside).toBeLessThan(1)
      expect(Math.abs(overlap)).toBeLessThan(100)
      expect(holes).toBe(0)
    }
  })

  test.each([
    ['Голосіївський', 50.3822, 30.4778, 'ВДНГ'],
    ['Дарницький', 50.398, 30.6347, 'Позняки'],
    ['Деснянський', 50.51, 30.6, 'Троєщина'],
    ['Дніпровський', 50.4518, 30.5982, 'Лівобережна'],
    ['Дніпровський', 50.4458, 30.577, 'Гідропарк'],
    ['Оболонський', 50.5122, 30.4983, 'Мінська'],
    ['Оболонський', 50.545, 30.355, 'Пуща-Водиця'],
    ['Печерський', 50.4346, 30.5573, 'Лавра'],
    ['Подільський', 50.466, 30.516, 'Контрактова площа'],
    ['Подільський', 50.508, 30.415, 'Виноградар'],
    ['Святошинський', 50.4648, 30.355, 'Академмістечко'],
    ['Солом’янський', 50.4405, 30.4894, 'вокзал'],
    ['Солом’янський', 50.4017, 30.4497, 'аеропорт «Київ»'],
    ['Шевченківський', 50.4625, 30.4815, 'Лук’янівська'],
    ['Шевченківський', 50.4529, 30.5143, 'Софія Київська'],
  ])('%s район: %d %d %s', async (name, lat, lng) => {
    const id = await districtAt(db, 'kyiv', { lat, lng })
    const found = await db
      .selectFrom('district')
      .select('name_uk')
      .where('city_id', '=', 'kyiv')
      .where('id', '=', id ?? '')
      .executeTakeFirst()
    expect(found?.name_uk).toBe(`${name} район`)
  })
})

async function countsOf(city: string) {
  return CityDetail.parse((await app.inject(`/api/v1/cities/${city}`)).json()).counts
}

test('a visitor finds red and green in three cities, and nothing that waits', async () => {
  const counts = await vi.waitFor(
    async () => {
      const found = await Promise.all(['kyiv', 'poltava', 'ternopil'].map(countsOf))
      for (const { red, green } of found) expect(Math.min(red, green)).toBeGreaterThan(2)
      return found
    },
    { timeout: 10_000 },
  )
  const green = counts.reduce((sum, count) => sum + count.green, 0)
  const red = counts.reduce((sum, count) => sum + count.red, 0)
  expect(green).toBe(all.filter(({ answer }) => answer).length)
  expect(green + red).toBe(all.filter(({ waiting }) => !waiting).length)
})

test('every life goes forward and ends before now, every public point is in its city', async () => {
  const { rows } = await sql<{ number: string }>`
    select i.number from inquiry i join city c on c.id = i.city_id
     where i.published_at < i.submitted_at or i.answered_at < i.published_at or i.published_at > now()
        or i.answered_at > now() or i.submitted_at > now() or not st_covers(c.boundary, i.public_point)
        or (i.city_id <> 'ternopil' and i.public_point is not null and i.district_id is null)`.execute(db)
  expect(rows).toEqual([])
})

test('who has to answer finds a time for each, one of them over, and one inquiry that two bodies have', async () => {
  const { rows } = await sql<{ city: string; late: number; unset: number; shared: number }>`
    select city_id as city, (count(*) filter (where due_at < now()))::int as late,
           (count(*) filter (where due_at is null))::int as unset,
           (count(*) - count(distinct inquiry_id))::int as shared
      from assignment where answered_at is null group by city_id order by city_id`.execute(db)
  expect(rows).toEqual(
    ['kyiv', 'poltava', 'ternopil'].map((city) => ({ city, late: 1, unset: 0, shared: 1 })),
  )
})

test('the texts are what a resident could send, without personal data', () => {
  for (const { text, category, place } of all) {
    expect(NewInquiry.safeParse({ text, category, address: place }).error).toBeUndefined()
    expect(findingsIn(text)).toEqual([])
  }
})

test('the rules of a city lead to its own organisations, and every one of them counts', async () => {
  const rules = await db
    .selectFrom('routing_rule')
    .select(['category', 'district_id as districtId', 'organisation_id as organisationId'])
    .where('city_id', '=', 'kyiv')
    .orderBy('position')
    .execute()
  const districts = await db.selectFrom('district').select('id').where('city_id', '=', 'kyiv').execute()
  const categories = await db.selectFrom('category').select('code').where('no', 'is not', null).execute()
  const ground = { categories: categories.map(({ code }) => code), districts: districts.map(({ id }) => id) }
  expect(rules.length).toBeGreaterThan(4)
  expect([...idleRules(rules, ground)]).toEqual([])
})

test('the printed passwords open the printed accounts', async () => {
  const [first, last] = [demoStaff[0], demoStaff.at(-1)]
  for (const person of [first, last]) {
    const { authKey } = await deriveStaffKeys(person?.email ?? '', person?.password ?? '')
    expect(person?.authKey).toBe(authKey)
  }
  const printed = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')
  for (const { email, password } of demoStaff) {
    expect(password.length).toBeGreaterThanOrEqual(15)
    expect(printed).toContain(`| \`${email}\` | \`${password}\` |`)
  }
})

test('the printed passwords and kits open the letters’ keys; as the browser does', async () => {
  const sodium = await loadSodium()
  const printed = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')
  for (const { email, wrapKey: opens, kit } of demoKeys) {
    expect(printed).toContain(`| \`${email}\` | \`${inGroups(kit)}\` |`)
    const { id } = await db
      .selectFrom('user')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    const { key } = await getMyKey(db, { city: 'kyiv', staff: id })
    if (!key) throw new Error(`${email} has no key`)
    const byKit = openKey(sodium, { city: 'kyiv', key }, { method: 'kit', key: kitKey(sodium, kit) })
    const own = openKey(sodium, { city: 'kyiv', key }, { method: 'password', key: toBytes(opens) })
    expect(own?.seed).toEqual(byKit?.seed)
    const boxes = openBoxes(sodium, await boxesOf(db, 'kyiv', id), {
      seed: own?.seed ?? new Uint8Array(32),
      ver: 1,
    })
    expect(boxes.size).toBeGreaterThan(0)
  }
})

test('every mailbox of the demo is held by two, and one beat has none', async () => {
  const members = await db
    .selectFrom('mailbox_member')
    .select(['kind', 'scope_id', sql<number>`count(*)::int`.as('count')])
    .groupBy(['kind', 'scope_id'])
    .execute()
  expect(members.every(({ count }) => count === 2)).toBe(true)
  expect((await readBoard(db, { city: 'kyiv', me: '' })).without).toHaveLength(1)
})
