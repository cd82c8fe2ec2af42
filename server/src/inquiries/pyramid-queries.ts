import { type RawBuilder, sql } from 'kysely'

import type { Db } from '../platform/database.ts'
import { type Sought, squaresOver } from './sought.ts'

// How many pass a filter, and where few do, which: asked of the map's own tables. Squares wholly inside the box are
// counted from "cell", those on its edge one level finer, the smallest from "pin". So the work grows with the edge of
// the box, not with what is in it.

const finest = 18
const finestByMonth = 15
/** So few pins are read sooner than four rows of finer squares. */
const few = 48
/** Of a backlog the latest changes are looked at; the rest is counted when it is folded. */
const pendingAtMost = 1000

export interface Counted {
  red: number
  green: number
  /** The same without the months: so many pins a search by place and topic reads. */
  anyMonth: number
  /** All of the city, or of its district, in these months: so many rows a walk through time would read at worst. */
  inCity: number
}

/** Exactly how many public inquiries pass, and how many there are to walk through. */
export async function countPins(db: Db, sought: Sought): Promise<Counted> {
  const base =
    sought.box || sought.circle
      ? sql`${walk(sought, 'count')}, counted(red, green, any_month) as (${wholeSquares(sought)} union all ${edges(sought)}`
      : sql`counted(red, green, any_month) as (${ofCity(sought)}`
  const { rows } = await sql<Counted>`
    with recursive ${base} union all ${corrections(sought)})
    select coalesce(sum(red), 0)::int as red, coalesce(sum(green), 0)::int as green,
           coalesce(sum(any_month), 0)::int as "anyMonth", (
      select coalesce(sum(red + green), 0)::int from city_month
       where city_id = ${sought.city} and ${inMonths(sql`month`, sought)} and ${inDistrict(sql`district_id`, sought)}) as "inCity"
      from counted`.execute(db)
  return rows[0] ?? { red: 0, green: 0, anyMonth: 0, inCity: 0 }
}

/**
 * Numbers and months of all that passes by place, topic, colour and month, from the index of the map alone, and of
 * what is about to change, whose month is null: the truth has the last word.
 */
export function passing(sought: Sought): RawBuilder<unknown> {
  return sql`
    with recursive ${walk(sought, 'find')}, likely(number, month) as (
      select p.number, p.month from walk w cross join lateral (
        select p.number, p.month from pin p where ${inSquare(sought)} and ${passes(sought)} offset 0) p
       where w.fate = 'pins'
      union all
      select i.number, null from (${pending(sought)}) c join inquiry i on i.city_id = ${sought.city} and i.id = c.id)
    select number, case when bool_and(month is not null) then min(month) end as month from likely group by number`
}

/** Down from the squares that hold the box. A row is wanted as a whole, by its pins, or by its quarters. */
function walk(sought: Sought, purpose: 'count' | 'find'): RawBuilder<unknown> {
  const last = purpose === 'count' && sought.months ? finestByMonth : finest
  const { level, squares } = squaresOver(sought, last)
  const start = JSON.stringify(squares.map(({ x, y, ck }) => ({ l: level, x, y, ck })))
  // A search need not go finer where a quarter or more of the square passes.
  const enough =
    purpose === 'count'
      ? sql`'whole'`
      : sql`case when 4 * (q.red + q.green) >= q.n then 'pins' else 'quarters' end`
  const { inside, touches } = position(sought)
  // NOTE: "offset 0" holds the planner to one range of the primary key for each square, whatever it believes of the
  // size of the recursion.
  return sql`walk(level, x, y, ck, red, green, fate) as (
    select l, x, y, ck, 0, 0, 'quarters' from json_to_recordset(${start}::json) as s(l int, x int, y int, ck int8)
    union all
    select w.level + 1, q.x, q.y, q.ck, q.red, q.green,
           case when ${inside} and ${purpose === 'count'} then 'whole'
             when q.n <= ${few}::int or w.level + 1 = ${last}::int then 'pins'
             when ${inside} then ${enough} else 'quarters' end
      from walk w cross join lateral (
        select 2 * w.x + (c.ck & 1)::int as x, 2 * w.y + (c.ck >> 1 & 1)::int as y, c.ck, c.red + c.green as n,
               ${sums(sought)}
          from cell c
         where c.city_id = ${sought.city} and c.level = (w.level + 1)::int2 and c.ck >= 4 * w.ck and c.ck < 4 * w.ck + 4
        offset 0) q
     where w.fate = 'quarters' and q.red + q.green > 0 and ${touches})`
}

/** Whether the square q under w lies wholly inside what is sought, and whether any of it does. */
function position({ box, circle }: Sought) {
  const side = sql`(1 << (25 - w.level))`
  const [west, north] = [sql`q.x * ${side}`, sql`q.y * ${side}`]
  const [east, south] = [sql`((q.x + 1) * ${side} - 1)`, sql`((q.y + 1) * ${side} - 1)`]
  const inside = [sql`true`]
  const touches = [sql`true`]
  if (box) {
    inside.push(sql`${west} >= ${box.west}::int and ${east} <= ${box.east}::int
      and ${north} >= ${box.north}::int and ${south} <= ${box.south}::int`)
    touches.push(sql`${west} <= ${box.east}::int and ${east} >= ${box.west}::int
      and ${north} <= ${box.south}::int and ${south} >= ${box.north}::int`)
  }
  if (circle) {
    const { x, y, reach } = circle
    const near = (dx: RawBuilder<unknown>, dy: RawBuilder<unknown>) => isNear(dx, dy, reach)
    inside.push(
      near(
        sql`greatest(${x}::int - ${west}, ${east} - ${x}::int)`,
        sql`greatest(${y}::int - ${north}, ${south} - ${y}::int)`,
      ),
    )
    touches.push(
      near(
        sql`greatest(${west} - ${x}::int, ${x}::int - ${east}, 0)`,
        sql`greatest(${north} - ${y}::int, ${y}::int - ${south}, 0)`,
      ),
    )
  }
  return { inside: sql`${sql.join(inside, sql` and `)}`, touches: sql`${sql.join(touches, sql` and `)}` }
}

function isNear(dx: RawBuilder<unknown>, dy: RawBuilder<unknown>, reach: number): RawBuilder<boolean> {
  return sql<boolean>`(${dx})::int8 * (${dx})::int8 + (${dy})::int8 * (${dy})::int8 <= ${reach}::int8 * ${reach}::int8`
}

/** Of a row of counters: those that are asked for. */
function sums({ categories, colour }: Sought): RawBuilder<unknown> {
  const of = (which: 'red' | 'green', cls: number) => {
    if (colour && colour !== which) return sql`0`
    if (!categories) return sql.ref(`c.${which}`)
    return categories.length
      ? sql.join(
          categories.map((no) => sql`c.c[${2 * no + cls + 1}::int]`),
          sql` + `,
        )
      : sql`0`
  }
  return sql`${of('red', 0)} as red, ${of('green', 1)} as green`
}

function wholeSquares(sought: Sought): RawBuilder<unknown> {
  if (!sought.months) return sql`select red, green, red + green as any_month from walk where fate = 'whole'`
  const [from, to] = sought.months
  return sql`select m.red, m.green, w.red + w.green from walk w cross join lateral (
      select sum(n.red) as red, sum(n.green) as green
        from generate_series(${from}::int, ${to}::int) as g(month) cross join lateral (
          select ${sums(sought)} from cell_month c
           where c.city_id = ${sought.city} and c.level = w.level::int2 and c.month = g.month::int2 and c.ck = w.ck offset 0) n
      ) m where w.fate = 'whole'`
}

function edges(sought: Sought): RawBuilder<unknown> {
  return sql`select n.red, n.green, n.any_month from walk w cross join lateral (
      select ${byColour(sought)}, count(*) as any_month from pin p
       where ${inSquare(sought)} and ${passes({ ...sought, months: undefined })} offset 0) n
     where w.fate = 'pins'`
}

function byColour(sought: Sought) {
  const { months } = sought
  const then = months ? sql` and p.month between ${months[0]}::int2 and ${months[1]}::int2` : sql``
  return sql`count(*) filter (where p.cls & 1 = 0${then}) as red, count(*) filter (where p.cls & 1 = 1${then}) as green`
}

function ofCity(sought: Sought): RawBuilder<unknown> {
  return sql`select case when ${inMonths(sql`c.month`, sought)} then n.red else 0 end as red,
      case when ${inMonths(sql`c.month`, sought)} then n.green else 0 end as green, n.red + n.green as any_month
    from city_month c cross join lateral (select ${sums(sought)}) n
   where c.city_id = ${sought.city} and ${inDistrict(sql`c.district_id`, sought)}`
}

/**
 * What the next folds will add and take away, by the comparison that they make: so what was published or hidden a
 * moment ago counts at once, and a page and its counts are of one moment.
 */
function corrections(sought: Sought): RawBuilder<unknown> {
  const changes = (sign: number, from: RawBuilder<unknown>) =>
    sql`select ${sign}::int * (p.cls & 1 = 0)::int, ${sign}::int * (p.cls & 1 = 1)::int, 0
      from (${pending(sought)}) c join ${from} p on p.city_id = ${sought.city} and p.id = c.id where ${passes(sought)}`
  return sql`${changes(1, sql`map_inquiry`)} union all ${changes(-1, sql`pin`)}`
}

function pending({ city }: Sought): RawBuilder<unknown> {
  return sql`select distinct o.inquiry_id as id
    from (select city_id, inquiry_id from map_outbox order by seq desc limit ${pendingAtMost}::int) o
   where o.city_id = ${city}`
}

function inSquare({ city }: Sought): RawBuilder<boolean> {
  const shift = sql`(2 * (26 - w.level))`
  return sql<boolean>`p.mk >= w.ck << ${shift} and p.mk < (w.ck + 1) << ${shift} and p.city_id = ${city}`
}

function inMonths(month: RawBuilder<unknown>, { months }: Sought): RawBuilder<boolean> {
  return months
    ? sql<boolean>`${month} between ${months[0]}::int2 and ${months[1]}::int2`
    : sql<boolean>`true`
}

function inDistrict(id: RawBuilder<unknown>, { district }: Sought): RawBuilder<boolean> {
  return district === undefined ? sql<boolean>`true` : sql<boolean>`${id} = ${district}`
}

/** A pin, or what the truth says of one, as p. */
function passes(sought: Sought): RawBuilder<boolean> {
  const { box, circle, categories, colour } = sought
  const conditions = [inMonths(sql`p.month`, sought), inDistrict(sql`p.district_id`, sought)]
  if (box) {
    conditions.push(sql<boolean>`p.x between ${box.west}::int and ${box.east}::int
      and p.y between ${box.north}::int and ${box.south}::int`)
  }
  if (circle) conditions.push(isNear(sql`p.x - ${circle.x}::int`, sql`p.y - ${circle.y}::int`, circle.reach))
  if (categories) conditions.push(sql<boolean>`p.cls >> 1 = any(${categories}::int[])`)
  if (colour) conditions.push(sql<boolean>`p.cls & 1 = ${colour === 'red' ? 0 : 1}::int`)
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}
