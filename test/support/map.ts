import { randomUUID } from 'node:crypto'

import type { Db } from '@bezpechne/server/platform/database'
import { interleave, type Tile as TileAddress, toLonLat } from '@bezpechne/shared/morton'
import type { Tile } from '@bezpechne/shared/tiles'
import { sql } from 'kysely'

/** Repeatable: the same seed gives the same story. */
export function randomFrom(seed: number) {
  let state = seed >>> 0
  // mulberry32
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return { next, upTo: (limit: number) => Math.floor(next() * limit) }
}

const kyivStep = { x: 39_252_000, y: 22_650_000 }
const states = ['published', 'answered', 'reopened', 'submitted', 'rejected'] as const

/** Many inquiries in a few clusters, some on one point, some far away; the same for the same seed. */
export async function givenManyInquiries(
  db: Db,
  city: string,
  count: number,
  seed: number,
): Promise<string[]> {
  const { next, upTo } = randomFrom(seed)
  const codes = await db
    .selectFrom('category')
    .select(['code', 'no'])
    .where('no', 'is not', null)
    .orderBy('no')
    .execute()
  const spread = [40, 2000, 40_000, 4_000_000]
  const rows = Array.from({ length: count }, (_, index) => {
    const far = spread[upTo(spread.length)] ?? 0
    const [x, y] = [kyivStep.x + upTo(far), kyivStep.y + upTo(far)]
    const { lat, lon } = toLonLat({ x, y })
    return {
      id: randomUUID(),
      number: `KYIV-2026-${String(index + 1).padStart(6, '0')}`,
      category: codes[Math.floor(codes.length * next() ** 2)]?.code ?? 'other',
      state: states[upTo(states.length)] ?? 'published',
      point: `SRID=4326;POINT(${lon} ${lat})`,
      x,
      y,
      month: 290 + upTo(24),
    }
  })
  await sql`insert into inquiry (city_id, id, number, category, state, public_point, map_x, map_y, public_month, title, public_text)
    select ${city}, id, number, category, state, point::geometry, x, y, month, 'Назва', 'Текст'
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as r(id uuid, number text, category text, state text, point text, x int, y int, month smallint)`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

export interface PublicPin {
  city: string
  number: string
  x: number
  y: number
  cls: number
  month: number
}

/** From the truth, without the views that the fold uses. */
export async function publicPins(db: Db): Promise<PublicPin[]> {
  const rows = await db
    .selectFrom('inquiry')
    .innerJoin('category', 'category.code', 'inquiry.category')
    .select(['inquiry.city_id', 'number', 'map_x', 'map_y', 'no', 'state', 'public_month'])
    .where('state', 'in', ['published', 'answered', 'reopened'])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('frozen_inquiry').select('freeze_id').whereRef('inquiry_id', '=', 'inquiry.id'),
        ),
      ),
    )
    .execute()
  return rows.map((row) => ({
    city: row.city_id,
    number: row.number,
    x: Number(row.map_x),
    y: Number(row.map_y),
    cls: 2 * Number(row.no) + (row.state === 'answered' ? 1 : 0),
    month: Number(row.public_month),
  }))
}

/** Membership by shifting bits, without Morton keys: an independent way to count. */
export const isIn = (tile: TileAddress) => (pin: PublicPin) =>
  pin.x >>> (26 - tile.z) === tile.x && pin.y >>> (26 - tile.z) === tile.y

export const keyOf = ({ x, y }: PublicPin) => interleave(x, y)

export function sumOf(tiles: Tile[]): { red: number; green: number } {
  const sum = { red: 0, green: 0 }
  for (const tile of tiles) {
    sum.red += tile.kind === 'pins' ? tile.cls.filter((cls) => cls % 2 === 0).length : total(tile.red)
    sum.green += tile.kind === 'pins' ? tile.cls.filter((cls) => cls % 2 === 1).length : total(tile.green)
  }
  return sum
}

const total = (counts: number[]) => counts.reduce((sum, count) => sum + count, 0)

/** Folds until nothing is left, in whatever portions; where a server folds too, also what it is folding just now. */
export async function foldAll(db: Db, batch = 50): Promise<void> {
  await sql`select map_fold(${batch}::int)`.execute(db)
  const { rows } = await sql`select from map_outbox limit 1`.execute(db)
  if (rows.length) await foldAll(db, batch)
}
