import type { Db } from '@bezpechne/server/platform/database'
import { newId } from '@bezpechne/server/platform/ids'
import { sql } from 'kysely'

type Box = [west: number, south: number, east: number, north: number]

/** A rectangle of Kyiv's two squares (support/cities.ts) as a beat. */
export async function givenBeat(
  db: Db,
  id: string,
  box: Box,
  more: { residents?: number } = {},
): Promise<void> {
  const [west, south, east, north] = box
  await db
    .insertInto('beat')
    .values({
      city_id: 'kyiv',
      id,
      district_id: west < 30.5 ? 'west' : 'east',
      name_uk: `Дільниця ${id}`,
      name_en: `Beat ${id}`,
      residents: more.residents ?? 5000,
      boundary: sql<string>`st_multi(st_makeenvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326))`,
    })
    .execute()
}

/** @returns the id */
export async function givenOfficer(
  db: Db,
  name: string,
  more: { staffId?: string; leftOn?: string } = {},
): Promise<string> {
  const id = newId()
  await db
    .insertInto('officer')
    .values({
      city_id: 'kyiv',
      id,
      code: id.slice(-12),
      kind: 'dop',
      rank: 'captain',
      name_uk: name,
      name_en: `${name} (en)`,
      phones: ['+380 44 000 00 00'],
      staff_id: more.staffId ?? null,
      left_on: more.leftOn ?? null,
    })
    .execute()
  return id
}

/** Days are counted from today in Kyiv. */
export const day = (from: number) => sql<string>`((now() at time zone 'Europe/Kyiv')::date + ${from}::int)`

export async function appoint(
  db: Db,
  beat: string,
  officer: string,
  {
    duty = 'officer',
    since = -10,
    until,
  }: { duty?: 'officer' | 'deputy'; since?: number; until?: number } = {},
): Promise<void> {
  await db
    .insertInto('appointment')
    .values({
      city_id: 'kyiv',
      id: newId(),
      beat_id: beat,
      officer_id: officer,
      duty,
      since: day(since),
      until: until === undefined ? null : day(until),
    })
    .execute()
}

export async function away(
  db: Db,
  officer: string,
  [since, until]: [number, number],
  substitute: string | null = null,
): Promise<void> {
  await db
    .insertInto('absence')
    .values({
      city_id: 'kyiv',
      id: newId(),
      officer_id: officer,
      kind: 'leave',
      since: day(since),
      until: day(until),
      substitute_id: substitute,
    })
    .execute()
}
