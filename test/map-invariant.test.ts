import { classesOf, type Filter } from '@bezpechne/server/tiles/filter'
import { recount } from '@bezpechne/server/tiles/fold-queries'
import { getTileBody, listAreaCategories } from '@bezpechne/server/tiles/queries'
import { limits } from '@bezpechne/server/tiles/statements'
import {
  deinterleave,
  interleave,
  tileOf,
  type Tile as TileAddress,
  toLonLat,
  toStep,
} from '@bezpechne/shared/morton'
import { Tile } from '@bezpechne/shared/tiles'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { givenKyiv, givenTernopil } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import {
  foldAll,
  givenManyInquiries,
  isIn,
  keyOf,
  type PublicPin,
  publicPins,
  randomFrom,
  sumOf,
} from './support/map.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 1e6)
const { next, upTo } = randomFrom(seed)
const { db, prepared } = await freshDatabase()
const howMany = 1500
const usualLimit = limits.pins
let ids: string[] = []
let areas: number[] = []

beforeAll(async () => {
  // Low, so that both answers occur: pins, and cells where too many stand in a tile.
  limits.pins = 20
  await givenKyiv(db)
  await givenTernopil(db)
  // Two cities on the same ground, so that they share squares at every level.
  ids = [
    ...(await givenManyInquiries(db, 'kyiv', howMany, seed)),
    ...(await givenManyInquiries(db, 'ternopil', howMany / 3, seed + 1)),
  ]
  areas = await listAreaCategories(db)
})
afterAll(() => {
  limits.pins = usualLimit
})

const shown = `state in ('published', 'answered', 'reopened')`
const changes = [
  `update inquiry set state = 'published' where id = any($1) and state = 'submitted'`,
  `update inquiry set state = 'answered' where id = any($1) and state in ('published', 'reopened')`,
  `update inquiry set state = 'reopened' where id = any($1) and state = 'answered'`,
  `update inquiry set hidden_from = state, state = 'hidden' where id = any($1) and ${shown}`,
  `update inquiry set state = hidden_from, hidden_from = null where id = any($1) and state = 'hidden'`,
  `update inquiry set state = 'archived' where id = any($1) and state = 'answered'`,
  `update inquiry set category = case category when 'other' then 'drug-trade' when 'drug-trade' then 'noise' else 'other' end where id = any($1)`,
  `update inquiry set map_x = map_x + 900, map_y = map_y - 700 where id = any($1)`,
  `update inquiry set title = title || '.' where id = any($1)`,
  `delete from inquiry where id = any($1) and right(number, 1) = '7'`,
]

async function changeSomething(): Promise<void> {
  const chosen = Array.from({ length: 1 + upTo(40) }, () => ids[upTo(ids.length)] ?? '')
  const [before, after = ''] = (changes[upTo(changes.length)] ?? '').split('$1')
  await sql`${sql.raw(before ?? '')}${chosen}::uuid[]${sql.raw(after)}`.execute(db)
  // A fold between changes, not of everything.
  if (next() < 0.3) await sql`select map_fold(${1 + upTo(9)}::int)`.execute(db)
  if (next() < 0.1) await sql`select map_prune('0 seconds')`.execute(db)
}

function randomFilter(): Filter {
  const filter: Filter = {}
  if (next() < 0.5)
    filter.categories = [...new Set(Array.from({ length: 1 + upTo(5) }, () => upTo(24)))].toSorted(
      (a, b) => a - b,
    )
  if (next() < 0.5) filter.city = next() < 0.5 ? 'kyiv' : 'ternopil'
  if (next() < 0.5) filter.colour = next() < 0.5 ? 'red' : 'green'
  if (next() < 0.5) {
    const from = 288 + upTo(24)
    filter.months = [from, from + upTo(20)]
  }
  return filter
}

function passes(filter: Filter) {
  const classes = classesOf(filter)
  const { months } = filter
  return (pin: PublicPin) =>
    (!filter.city || pin.city === filter.city) &&
    (!classes || classes.includes(pin.cls)) &&
    (!months || (pin.month >= months[0] && pin.month <= months[1]))
}

/** Any cover: split a tile into its four children, or not, at random. Mixed zooms, no overlaps. */
function cover(tile: TileAddress, depth: number, busy: (tile: TileAddress) => boolean): TileAddress[] {
  if (depth === 0 || tile.z === 18 || !busy(tile) || next() < 0.25) return [tile]
  return [0, 1, 2, 3].flatMap((quarter) =>
    cover({ z: tile.z + 1, x: 2 * tile.x + (quarter & 1), y: 2 * tile.y + (quarter >> 1) }, depth - 1, busy),
  )
}

/** The tile with most pins: there the answer changes from pins to cells. */
function busiest(pins: PublicPin[], z: number): TileAddress {
  const counts = Map.groupBy(pins, (pin) => interleave(pin.x >>> (26 - z), pin.y >>> (26 - z)))
  const [top] = [...counts].toSorted(([, a], [, b]) => b.length - a.length)
  return { z, ...deinterleave(top?.[0] ?? 0) }
}

const read = async (tile: TileAddress, filter: Filter) =>
  Tile.parse(JSON.parse(await getTileBody(prepared, { tile, filter, areas })))
const colours = (pins: PublicPin[]) => ({
  red: pins.filter(({ cls }) => cls % 2 === 0).length,
  green: pins.filter(({ cls }) => cls % 2 === 1).length,
})

async function checkCover(
  pins: PublicPin[],
  root: TileAddress,
  filter: Filter,
  depth: number,
): Promise<string[]> {
  const inRoot = pins.filter(isIn(root))
  const tiles = await Promise.all(
    cover(root, depth, (tile) => inRoot.some(isIn(tile))).map((tile) => read(tile, filter)),
  )
  const found = {
    // What repeats this very case, should it fail: SEED=… in the environment.
    case: { seed, root, filter },
    sum: sumOf(tiles),
    outside: tiles.flatMap(({ x, y }) => [...x, ...y]).filter((place) => place < 0 || place >= 4096),
    areasBeyondCount: tiles.filter(
      (tile) =>
        tile.kind === 'cells' &&
        tile.area.some((area, index) => area > (tile.red[index] ?? 0) + (tile.green[index] ?? 0)),
    ),
  }
  expect(found).toEqual({
    case: { seed, root, filter },
    sum: colours(inRoot.filter(passes(filter))),
    outside: [],
    areasBeyondCount: [],
  })
  return tiles.map(({ kind }) => kind)
}

test('the counts of any cover equal the public inquiries there, at every zoom and with every filter', async () => {
  const kinds = new Set<string>()
  for (let round = 0; round < 8; round++) {
    for (let change = 0; change < 6; change++) await changeSomething()
    await foldAll(db)
    const pins = await publicPins(db)
    const folded = await db.selectFrom('pin').select('number').execute()
    expect(folded.map(({ number }) => number).toSorted()).toEqual(pins.map(({ number }) => number).toSorted())
    for (let turn = 0; turn < 6; turn++) {
      const one = pins[upTo(pins.length)]
      const root = turn % 2 ? busiest(pins, 14 + upTo(4)) : tileOf(one ? keyOf(one) : 0, upTo(15))
      const found = await checkCover(pins, root, turn === 0 ? {} : randomFilter(), turn % 2 ? 2 : 5)
      for (const kind of found) kinds.add(kind)
    }
    const { rows } = await sql`select sum(red)::int as red, sum(green)::int as green from city_month`.execute(
      db,
    )
    expect(rows).toEqual([colours(pins)])
  }
  expect(kinds).toEqual(new Set(['pins', 'cells']))
  expect(await recount(db)).toEqual({ pins: 0, cells: 0, cell_months: 0, city_months: 0 })
})

test('a recount sees what was tampered with, and a rebuild repairs it', async () => {
  await sql`update cell set red = red + 1 where level = 5`.execute(db)
  await sql`delete from pin where right(number, 1) = '3'`.execute(db)
  const differences = await recount(db)
  expect(differences.pins).toBeGreaterThan(0)
  expect(differences.cells).toBeGreaterThan(0)
  await sql`select map_rebuild()`.execute(db)
  expect(await recount(db)).toEqual({ pins: 0, cells: 0, cell_months: 0, city_months: 0 })
})

test('keys of the database and of TypeScript agree, and so does the projection', async () => {
  const { rows } = await sql<{ mk: number; map_x: number; map_y: number; lon: number; lat: number }>`
    select mk::float8 as mk, map_x, map_y, st_x(public_point) as lon, st_y(public_point) as lat
      from inquiry where map_x is not null`.execute(db)
  expect(rows.length).toBeGreaterThan(500)
  for (const { mk, map_x: x, map_y: y } of rows) {
    expect(interleave(x, y)).toBe(mk)
    expect(deinterleave(mk)).toEqual({ x, y })
  }
  for (let turn = 0; turn < 2000; turn++) {
    const step = { x: upTo(2 ** 26), y: upTo(2 ** 26) }
    const { lon, lat } = toLonLat(step)
    expect(toStep(lon, lat)).toEqual(step)
  }
})

test('one inquiry that takes the very place of another in the same fold is a change of their tile', async () => {
  await foldAll(db)
  const shownNow = sql.raw(shown)
  const { rows } = await sql<{ id: string; mk: number }>`
    select id, mk::float8 as mk from inquiry where ${shownNow} order by number limit 1`.execute(db)
  const [one] = rows
  await sql`insert into inquiry (city_id, id, number, category, state, public_point, map_x, map_y, public_month, title, public_text)
    select city_id, gen_random_uuid(), 'KYIV-2026-999999', category, state, public_point, map_x, map_y, public_month, title, public_text
      from inquiry where id = ${one?.id ?? ''}::uuid`.execute(db)
  await sql`update inquiry set hidden_from = state, state = 'hidden' where id = ${one?.id ?? ''}::uuid`.execute(
    db,
  )
  await foldAll(db)
  const log = await sql<{ mks: number[]; numbers: number }>`
    select array_to_json(mks) as mks, jsonb_array_length(changes) as numbers from map_fold_log order by seq desc limit 1`.execute(
    db,
  )
  expect(log.rows).toEqual([{ mks: [one?.mk], numbers: 2 }])
})
