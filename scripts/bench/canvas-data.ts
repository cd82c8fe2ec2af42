import { type Db, openDatabase } from '@bezpechne/server/platform/database'
import { migrate } from '@bezpechne/server/platform/migrations'
import { toLonLat } from '@bezpechne/shared/morton'
import { sql } from 'kysely'

import { randomFrom } from '../../test/support/map.ts'
import { seedDemo } from '../demo/seed-demo.ts'

export const inquiries = 100_000
/** Zoom 16 of the map is the first that draws raw pins: tiles of zoom 15. */
export const zoom = 16

// A corner of four tiles in the middle of Kyiv, so that the small map of a phone holds all of them too.
const corner = { x: Math.round(39_252_000 / 2048) * 2048, y: Math.round(22_650_000 / 2048) * 2048 }
const stepsPerPixel = 2 ** (26 - 8 - zoom)
const spread = { x: 440, y: 330 } // px to each side of the corner: the map beside the list at 1280 x 800
const hotSpots = 40
const districts = 10

export function middle(): { lat: number; lng: number } {
  const { lon, lat } = toLonLat(corner)
  return { lat, lng: lon }
}

/** The demonstration, and a hundred thousand public inquiries in what one screen shows of Kyiv. */
export async function fillWithPins(dataDirectory: string): Promise<void> {
  const database = await openDatabase({ DATA_DIR: dataDirectory })
  try {
    await migrate(database.db)
    await seedDemo(database.db)
    await insertInquiries(database.db)
    // The map at once: folding a hundred thousand changes one by one would take longer than the measurement.
    await sql`select map_rebuild()`.execute(database.db)
    await sql`truncate map_outbox`.execute(database.db)
    await sql`analyze`.execute(database.db)
  } finally {
    await database.close()
  }
}

async function insertInquiries(db: Db): Promise<void> {
  const known = await db
    .selectFrom('category')
    .select(['code', 'precision'])
    .where('no', 'is not', null)
    .execute()
  const codesOf = (...wanted: string[]) =>
    known.flatMap(({ code, precision }) => (wanted.includes(precision) ? [code] : []))
  const rows = crowd(codesOf('exact', 'street'), codesOf('district'))
  for (let from = 0; from < rows.length; from += 20_000) {
    const part = JSON.stringify(rows.slice(from, from + 20_000))
    await sql`insert into inquiry (city_id, id, number, category, state, public_point, map_x, map_y, public_month,
        published_at, title, public_text)
      select 'kyiv', gen_random_uuid(), 'KYIV-2025-' || lpad((n + 1)::text, 6, '0'), category,
             case when n % 5 < 3 then 'published' else 'answered' end, st_setsrid(st_makepoint(lng, lat), 4326), x, y,
             300 + n % 12, now() - n * interval '1 minute', 'Ліхтар', 'Темно'
        from json_to_recordset(${part}::json) as r(n int, category text, x int, y int, lng float8, lat float8)`.execute(
      db,
    )
  }
}

/**
 * Half of them around a few places, as in a real city, half anywhere; a tenth known by district only, which all share
 * the point of their district. The same at every run.
 */
function crowd(exact: string[], byDistrict: string[]) {
  const { next, upTo } = randomFrom(5)
  const anywhere = () => ({ x: (next() * 2 - 1) * spread.x, y: (next() * 2 - 1) * spread.y })
  const places = Array.from({ length: hotSpots }, anywhere)
  return Array.from({ length: inquiries }, (_, n) => {
    const area = n % 10 === 0
    const place = n % 2 || area ? places[upTo(area ? districts : hotSpots)] : undefined
    const far = anywhere()
    const near = area ? 0 : 1 / 12
    const at = place ? { x: place.x + far.x * near, y: place.y + far.y * near } : far
    const x = Math.round(corner.x + at.x * stepsPerPixel)
    const y = Math.round(corner.y + at.y * stepsPerPixel)
    const { lon: lng, lat } = toLonLat({ x, y })
    const codes = area ? byDistrict : exact
    return { n, category: codes[n % codes.length], x, y, lng, lat }
  })
}
