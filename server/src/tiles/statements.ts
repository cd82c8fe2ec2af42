import { type Tile, tileRange } from '@bezpechne/shared/morton'

import type { Statement } from '../platform/prepared.ts'
import { classesOf, type Filter } from './filter.ts'

// Plain SQL, the same on PostgreSQL and PGlite: no protobuf, no PostGIS on this path.

/** Raw pins up to here; a test lowers it to walk both ways. */
export const limits = { pins: 1000 }

// Finest level of cell: it covers overfull tiles at z 15; finer cells are grouped from pin.
const cellLevels = 18
const monthLevels = 15
// Up to here a square holds many cities, and their sum has rows of its own, of city ''.
const summedLevels = 10

/** Binds a value and says its placeholder. */
type Bind = (value: unknown, type: string) => string

/** A statement as it is written: whatever the tile, its keys and its city are the first values. */
interface Writing {
  tile: Tile
  filter: Filter
  values: unknown[]
  bind: Bind
  /**
   * For what depends on the zoom alone. Without a filter it is spelled out: one text a zoom, few enough to keep, and six
   * values less to send and to read. With a filter it is bound: few texts to plan.
   */
  constant: Bind
}

const own = { city: '$3::text', keys: (column: string) => `${column} >= $1::int8 and ${column} < $2::int8` }

const spell: Bind = (value, type) => `${String(value)}::${type}`

const isWhole = ({ categories, colour, months }: Filter): boolean => !categories && !colour && !months

function begin(tile: Tile, filter: Filter, level?: number): Writing {
  const { from, to } = tileRange(tile, level)
  const values: unknown[] = filter.city === undefined ? [from, to] : [from, to, filter.city]
  const bind: Bind = (value, type) => `$${values.push(value)}::${type}`
  return { tile, filter, values, bind, constant: isWhole(filter) ? spell : bind }
}

function pinConditions({ filter, bind }: Writing): string {
  const classes = classesOf(filter)
  const byClass = classes ? ` and cls = any(${bind(classes, 'int2[]')})` : ''
  const { months } = filter
  const byMonth = months ? ` and month between ${bind(months[0], 'int2')} and ${bind(months[1], 'int2')}` : ''
  const byCity = filter.city === undefined ? '' : ` and city_id = ${own.city}`
  return own.keys('mk') + byClass + byMonth + byCity
}

const joined = (column: string) => `coalesce(string_agg(${column}::text, ','), '')`

/**
 * Raw pins of a tile, none where they are too many: one more than the limit to know whether they fit.
 * NOTE: place and class come as one number, see pin-body.ts: as three texts to join they made it 298 us in place of 198.
 */
export function pinsStatement(tile: Tile, filter: Filter): Statement {
  const writing = begin(tile, filter)
  const { constant, values } = writing
  const shift = 26 - tile.z
  const inside = constant(2 ** shift - 1, 'int')
  // NOTE: to PostgreSQL all operators of bits are of one rank.
  const bits = (axis: 'x' | 'y', from: number) =>
    `((${axis} & ${inside}) << ${constant(from - shift, 'int')})`
  const text = `with held as (${heldStatement(writing)})
    select case when (select fit from held) and count(*) <= ${limits.pins} then coalesce(string_agg(number, ','), '') end as number, ${joined('at')} as at
    from (select number, ${bits('x', 30)} | ${bits('y', 18)} | cls as at from pin
           where (select fit from held) and ${pinConditions(writing)} order by mk limit ${limits.pins + 1}) q`
  return { text, values }
}

/**
 * Whether the pyramid leaves it open that the pins fit: its own square knows how many there are.
 * NOTE: with five million inquiries every second tile people look at is overfull, and reading a thousand pins to say
 * so cost more than its cells.
 */
function heldStatement({ tile: { z }, filter }: Writing): string {
  if (!isWhole(filter) || z > cellLevels) return 'select true as fit'
  const city = filter.city === undefined ? `level > ${summedLevels}` : `city_id = ${own.city}`
  return `select coalesce(sum(red + green), 0) <= ${limits.pins} as fit from cell
           where ${city} and level = ${z}::int2 and ck = $1::int8 >> ${2 * (26 - z)}`
}

// Of tiles without a filter: to write a text and to look it up took 5 us of the 90 that such a tile takes here.
const wholeTexts = new Map<string, string>()

/**
 * Counted cells of a tile: 8 x 8 squares of 64 px, in any order. As JSON in one text: columns, and rows never become
 * objects.
 * @param areas numbers of the categories that are shown by district only
 */
export function cellsStatement(tile: Tile, filter: Filter, areas: number[]): Statement {
  const stored = tile.z + 3 <= (filter.months ? monthLevels : cellLevels)
  const writing = begin(tile, filter, stored ? tile.z + 3 : undefined)
  const write = () => cellsText(writing, stored ? storedCells(writing, areas) : groupedCells(writing, areas))
  const { values } = writing
  if (!isWhole(filter)) return { text: write(), values }
  const shape = `${tile.z} ${filter.city === undefined ? 'all' : 'one'} ${areas.join()}`
  const text = wholeTexts.get(shape) ?? write()
  wholeTexts.set(shape, text)
  return { text, values }
}

function cellsText({ tile, constant }: Writing, source: string): string {
  const shift = 26 - tile.z
  // A grid position in 4096ths of the tile.
  const place = (sum: string) =>
    `((${sum} / n & ${constant(2 ** shift - 1, 'int8')}) << 12 >> ${constant(shift, 'int')})`
  const columns = { x: place('sx'), y: place('sy'), red: 'r', green: 'g', area: 'a' }
  const parts = Object.entries(columns).map(([name, from]) => `"${name}":[' || ${joined(from)} || ']`)
  return `select '{"kind":"cells",${parts.join(',')}}' as body from (${source}) s where r + g > 0`
}

/** Whose squares: a city's, or everybody's. */
function cellConditions({ tile: { z }, filter: { city }, constant }: Writing): string {
  const at = `level = ${constant(z + 3, 'int2')} and ${own.keys('ck')} and red + green > 0`
  if (city !== undefined) return `city_id = ${own.city} and ${at}`
  // NOTE: said as a constant too, or a prepared statement could not use the index of the fine levels.
  return z + 3 <= summedLevels ? `city_id = '' and ${at}` : `level > ${summedLevels} and ${at}`
}

/**
 * From the pyramid; every counter that is asked for by its subscript, a bind value: few texts to plan.
 * NOTE: not sorted: what is sorted here is a step of its own in PostgreSQL, 8 us of 88.
 */
function storedCells(writing: Writing, areas: number[]): string {
  const { filter, bind, constant } = writing
  const sum = (classes: number[]) => classes.map((cls) => `c[${constant(cls + 1, 'int')}]`).join(' + ') || '0'
  const { red, green, area } = counters(filter, areas, sum)
  if (!filter.months) {
    return `select red + green as n, sx, sy, ${red} as r, ${green} as g, ${area} as a from cell where ${cellConditions(writing)}`
  }
  const [first, last] = filter.months
  return `select sum(red + green)::int8 as n, sum(sx)::int8 as sx, sum(sy)::int8 as sy,
      sum(${red}) as r, sum(${green}) as g, sum(${area}) as a
    from generate_series(${bind(first, 'int')}, ${bind(last, 'int')}) m
    cross join lateral (select * from cell_month where ${cellConditions(writing)} and month = m::int2 offset 0) own
    group by ck`
}

function counters(filter: Filter, areas: number[], sum: (classes: number[]) => string) {
  const classes = classesOf(filter)
  const of = (colour: number) => classes?.filter((cls) => cls % 2 === colour)
  const area = (classes ?? areas.flatMap((no) => [2 * no, 2 * no + 1])).filter((cls) =>
    areas.includes(cls >> 1),
  )
  // NOTE: without categories the plain columns say the same as 24 counters.
  const plain = (colour: number) => (of(colour)?.length === 0 ? '0' : colour === 0 ? 'red' : 'green')
  return {
    red: filter.categories ? sum(of(0) ?? []) : plain(0),
    green: filter.categories ? sum(of(1) ?? []) : plain(1),
    area: sum(area),
  }
}

function groupedCells(writing: Writing, areas: number[]): string {
  return `select count(*) as n, sum(x)::int8 as sx, sum(y)::int8 as sy,
      count(*) filter (where cls & 1 = 0) as r, count(*) filter (where cls & 1 = 1) as g,
      count(*) filter (where cls >> 1 = any('{${areas.join()}}'::int[])) as a
    from pin where ${pinConditions(writing)} group by mk >> ${writing.constant(2 * (26 - writing.tile.z - 3), 'int')}`
}
