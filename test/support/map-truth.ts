import type { Database } from '@bezpechne/server/platform/database'
import { recount } from '@bezpechne/server/tiles/fold-queries'
import { getTileBody } from '@bezpechne/server/tiles/queries'
import { Tile } from '@bezpechne/shared/tiles'
import { sql } from 'kysely'

import { publicPins, type PublicPin, sumOf } from './map.ts'

const world = { z: 0, x: 0, y: 0 }

/** What of the map differs from the inquiries once everything is folded: nothing, or the words of it. */
export async function mapFaults({ db, prepared }: Pick<Database, 'db' | 'prepared'>): Promise<string[]> {
  const faults: string[] = []
  const differences = await recount(db)
  for (const [what, count] of Object.entries(differences)) if (count) faults.push(`${count} ${what} differ`)
  const pins = await publicPins(db)
  for (const city of [undefined, ...new Set(pins.map((pin) => pin.city))]) {
    const filter = city === undefined ? {} : { city }
    const body = await getTileBody(prepared, { tile: world, filter, areas: [] })
    const counted = JSON.stringify(sumOf([Tile.parse(JSON.parse(body))]))
    const inTruth = JSON.stringify(coloursOf(pins.filter((pin) => city === undefined || pin.city === city)))
    if (counted !== inTruth) faults.push(`${city ?? 'all'}: ${counted} on tiles, ${inTruth} in truth`)
  }
  return faults
}

function coloursOf(pins: PublicPin[]): { red: number; green: number } {
  const green = pins.filter(({ cls }) => cls % 2 === 1).length
  return { red: pins.length - green, green }
}

export async function countWaiting({ db }: Pick<Database, 'db'>): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`select count(*)::int as waiting from map_outbox`.execute(db)
  return rows[0]?.waiting ?? 0
}

/** Many at once, so that folding takes a while: a third turns its colour, is hidden, or comes back. */
export async function turnMany({ db }: Pick<Database, 'db'>): Promise<void> {
  await sql`update inquiry set
      state = case state when 'published' then 'answered' when 'answered' then 'hidden' else 'published' end,
      hidden_from = case state when 'answered' then state end
    where state in ('published', 'answered', 'reopened', 'hidden') and random() < 0.34`.execute(db)
}
