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

type Bind = (value: unknown, type: string) => string

/** Collects bind values and hands out their placeholders. */
function binder(values: unknown[]): Bind {
  return (value, type) => `$${values.push(value)}::${type}`
}

function pinConditions(filter: Filter, bind: Bind): string {
  const classes = classesOf(filter)
  const byClass = classes ? ` and cls = any(${bind(classes, 'int2[]')})` : ''
  const { months } = filter
  const byMonth = months ? ` and month between ${bind(months[0], 'int2')} and ${bind(months[1], 'int2')}` : ''
  const byCity = filter.city ? ` and city_id = ${bind(filter.city, 'text')}` : ''
  return byClass + byMonth + byCity
}

function keyRange(column: string, { from, to }: { from: number; to: number }, bind: Bind): string {
  return `${column} >= ${bind(from, 'int8')} and ${column} < ${bind(to, 'int8')}`
}

/** A grid position in 4096ths of the tile. */
function placeIn(tile: Tile, bind: Bind) {
  const side = 2 ** (26 - tile.z)
  const shift = bind(26 - tile.z, 'int')
  return (expression: string, axis: 'x' | 'y') =>
    `(${expression} - ${bind(tile[axis] * side, 'int8')} << 12 >> ${shift})`
}

const joined = (column: string) => `coalesce(string_agg(${column}::text, ','), '')`

/** Raw pins of a tile, none where they are too many: one more than the limit to know whether they fit. */
export function pinsStatement(tile: Tile, filter: Filter): Statement {
  const values: unknown[] = []
  const bind = binder(values)
  const place = placeIn(tile, bind)
  const text = `select case when count(*) <= ${limits.pins} then coalesce(string_agg(number, ','), '') end as number,
      ${joined('px')} as x, ${joined('py')} as y, ${joined('cls')} as cls
    from (select number, ${place('x', 'x')} as px, ${place('y', 'y')} as py, cls from pin
           where ${keyRange('mk', tileRange(tile), bind)}${pinConditions(filter, bind)}
           order by mk limit ${limits.pins + 1}) q`
  return { text, values }
}

/**
 * Counted cells of a tile: 8 x 8 squares of 64 px. As JSON in one text: columns, and rows never become objects.
 * @param areas numbers of the categories that are shown by district only
 */
export function cellsStatement(tile: Tile, filter: Filter, areas: number[]): Statement {
  const values: unknown[] = []
  const bind = binder(values)
  const place = placeIn(tile, bind)
  const stored = tile.z + 3 <= (filter.months ? monthLevels : cellLevels)
  const source = stored ? storedCells(tile, filter, areas, bind) : groupedCells(tile, filter, areas, bind)
  const columns = { x: 'px', y: 'py', red: 'r', green: 'g', area: 'a' }
  const parts = Object.entries(columns).map(([name, from]) => `"${name}":[' || ${joined(from)} || ']`)
  const text = `select '{"kind":"cells",${parts.join(',')}}' as body
    from (select ${place('sx / n', 'x')} as px, ${place('sy / n', 'y')} as py, r, g, a from (${source}) s where r + g > 0) q`
  return { text, values }
}

/** Whose squares: a city's, or everybody's. */
function cellConditions(level: number, { city }: Filter, bind: Bind): string {
  const at = `level = ${bind(level, 'int2')}`
  if (city || level <= summedLevels) return `city_id = ${bind(city ?? '', 'text')} and ${at}`
  // NOTE: said as a constant too, or a prepared statement could not use the index of the fine levels.
  return `${at} and level > ${summedLevels}`
}

/** From the pyramid; every counter that is asked for by its subscript, a bind value: few texts to plan. */
function storedCells(tile: Tile, filter: Filter, areas: number[], bind: Bind): string {
  const level = tile.z + 3
  const range = () => keyRange('ck', tileRange(tile, level), bind)
  const sum = (classes: number[]) => classes.map((cls) => `c[${bind(cls + 1, 'int')}]`).join(' + ') || '0'
  const { red, green, area } = counters(filter, areas, sum)
  if (!filter.months) {
    return `select ck, red + green as n, sx, sy, ${red} as r, ${green} as g, ${area} as a from cell
      where ${cellConditions(level, filter, bind)} and ${range()} and red + green > 0 order by ck`
  }
  const [first, last] = filter.months
  return `select ck, sum(red + green)::int8 as n, sum(sx)::int8 as sx, sum(sy)::int8 as sy,
      sum(${red}) as r, sum(${green}) as g, sum(${area}) as a
    from generate_series(${bind(first, 'int')}, ${bind(last, 'int')}) m
    cross join lateral (select * from cell_month
      where ${cellConditions(level, filter, bind)} and month = m::int2 and ${range()} offset 0) own
    where red + green > 0 group by ck order by ck`
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

function groupedCells(tile: Tile, filter: Filter, areas: number[], bind: Bind): string {
  return `select mk >> ${bind(2 * (26 - tile.z - 3), 'int')} as ck, count(*) as n, sum(x)::int8 as sx, sum(y)::int8 as sy,
      count(*) filter (where cls & 1 = 0) as r, count(*) filter (where cls & 1 = 1) as g,
      count(*) filter (where cls >> 1 = any(${bind(areas, 'int[]')})) as a
    from pin where ${keyRange('mk', tileRange(tile), bind)}${pinConditions(filter, bind)} group by 1 order by 1`
}
