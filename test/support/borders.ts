import type { Db } from '@bezpechne/server/platform/database'
import type { CheckBorders, CheckedBorders, Geography } from '@bezpechne/shared/geography'
import { sql } from 'kysely'

import type { Person } from './people.ts'

export type Box = [west: number, south: number, east: number, north: number]
export const ringOf = ([west, south, east, north]: Box): [number, number][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

type Border = CheckBorders['borders'][number]
export function border(nameUk: string, rings: [number, number][][], more: Partial<Border> = {}): Border {
  const outline = { type: 'MultiPolygon' as const, coordinates: [rings] }
  return { number: 1, nameUk, nameEn: '', katottg: '', outline, ...more }
}
export const box = (nameUk: string, at: Box, more: Partial<Border> = {}) => border(nameUk, [ringOf(at)], more)

export function districts(borders: Border[], more: Partial<CheckBorders> = {}): CheckBorders {
  const numbered = borders.map((one, n) => ({ ...one, number: n + 1 }))
  return { layer: 'districts', borders: numbered, boundary: 'become', credit: '', ...more }
}

/** Of the two squares of Kyiv: the border between them moves from 30.5 to 30.46. */
export const west = box('Західний', [30.4, 50.4, 30.46, 50.5])
export const east = box('Східний', [30.46, 50.4, 30.6, 50.5])

export const geographyDesk = '/cities/kyiv/desk/geography'

export async function check(who: Person, body: CheckBorders): Promise<CheckedBorders> {
  const answer = await who.post(`${geographyDesk}/check`, body)
  if (answer.statusCode !== 200) throw new Error(answer.body.slice(0, 300))
  return answer.json<CheckedBorders>()
}

/** What was just checked. */
export async function store(who: Person, body: CheckBorders) {
  const { seen } = await check(who, body)
  return who.post(`${geographyDesk}/store`, { ...body, seen })
}

export async function geographyOf(who: Person): Promise<Geography> {
  return (await who.get(geographyDesk)).json<Geography>()
}

export const kindsOf = ({ findings }: CheckedBorders) => findings.map(({ kind }) => kind)

/** Kyiv as it was given. NOTE: the city stays: who works in it would go with it. */
export async function resetKyiv(db: Db): Promise<void> {
  for (const table of ['inquiry', 'beat', 'border_change', 'district'] as const)
    await db.deleteFrom(table).execute()
  await sql`insert into district (city_id, id, name_uk, name_en, boundary)
    values ('kyiv', 'west', 'Західний', 'West', st_multi(st_makeenvelope(30.4, 50.4, 30.5, 50.5, 4326))),
           ('kyiv', 'east', 'Східний', 'East', st_multi(st_makeenvelope(30.5, 50.4, 30.6, 50.5, 4326)))`.execute(
    db,
  )
  await sql`update city set outline = 'generalised', boundary = st_multi(st_makeenvelope(30.4, 50.4, 30.6, 50.5, 4326))`.execute(
    db,
  )
}
