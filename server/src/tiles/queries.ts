import type { Tile } from '@bezpechne/shared/morton'
import type { CityTotals } from '@bezpechne/shared/tiles'
import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import type { Prepared, Statement } from '../platform/prepared.ts'
import { classesOf, type Filter, type MonthSpan } from './filter.ts'
import { pinBody, type PinColumns } from './pin-body.ts'
import { cellsStatement, pinsStatement } from './statements.ts'

// From here raw pins, if they fit.
const pinZoom = 15

/** The JSON of a tile. */
export async function getTileBody(
  prepared: Prepared,
  { tile, filter, areas }: { tile: Tile; filter: Filter; areas: number[] },
): Promise<string> {
  if (tile.z >= pinZoom) {
    const pins = await read<PinColumns | { number: null }>(prepared, pinsStatement(tile, filter))
    if (pins.number !== null) return pinBody(pins)
  }
  return (await read<{ body: string }>(prepared, cellsStatement(tile, filter, areas))).body
}

async function read<Row extends object>(prepared: Prepared, statement: Statement): Promise<Row> {
  const [row] = await prepared<Row>(statement)
  if (!row) throw new Error('An aggregate answered no row')
  return row
}

/** Public inquiries of a city by colour; undefined where there is no such city. */
export async function findTotals(db: Db, city: string, filter: Filter): Promise<CityTotals | undefined> {
  const classes = classesOf(filter) ?? classesOf({ categories: Array.from({ length: 24 }, (_, no) => no) })
  const [first, last] = filter.months ?? [0, 32_767]
  const counted = (colour: number) => {
    const places = (classes ?? []).filter((cls) => cls % 2 === colour).map((cls) => cls + 1)
    return sql<number>`coalesce(sum((select sum(c[i]) from unnest(${places}::int[]) i)), 0)::int`
  }
  const { rows } = await sql<CityTotals>`
    select ${counted(0)} as red, ${counted(1)} as green
      from city left join city_month on city_month.city_id = city.id and month between ${first}::int2 and ${last}::int2
     where city.id = ${city} group by city.id`.execute(db)
  return rows[0]
}

/** The months that hold data; nothing yet: an empty span around the present. */
export async function getMonthSpan(db: Db): Promise<MonthSpan> {
  const { rows } = await sql<{ first: number | null; last: number | null }>`
    select min(month)::int as first, max(month)::int as last from city_month where red + green > 0`.execute(
    db,
  )
  return [rows[0]?.first ?? 0, rows[0]?.last ?? 0]
}

/** Numbers of the categories whose inquiries are shown by district, never as a point. */
export async function listAreaCategories(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom('category')
    .select('no')
    .where('precision', '=', 'district')
    .where('no', 'is not', null)
    .orderBy('no')
    .execute()
  return rows.flatMap(({ no }) => (no === null ? [] : [no]))
}
