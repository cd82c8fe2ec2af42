import type { DeskCalendar, HolidayRow } from '@bezpechne/shared/calendar'
import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'

/** How a city works, and what time it is. */
export async function findCalendar(db: Db, city: string) {
  const found = await select(db, city)
  if (found) return found
  await db
    .insertInto('city_desk')
    .values({ city_id: city })
    .onConflict((known) => known.doNothing())
    .execute()
  return selectOrThrow(await select(db, city))
}

function selectOrThrow<Row>(row: Row | undefined): Row {
  if (!row) throw new Error('a city without a desk')
  return row
}

interface OutageRow {
  id: string
  from: string
  until: string | null
  reason: string
}

// NOTE: inside JSON a time would be written by the engine's own taste.
const utc = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

function select(db: Db, city: string) {
  return db
    .selectFrom('city_desk as d')
    .where('d.city_id', '=', city)
    .select([
      'd.calendar_version as version',
      'd.working_days as days',
      sql<string>`to_char(d.opens, 'HH24:MI')`.as('opens'),
      sql<string>`to_char(d.closes, 'HH24:MI')`.as('closes'),
      sql<Date>`now()`.as('now'),
      sql<
        DeskCalendar['holidays']
      >`(select coalesce(json_agg(json_build_object('on', to_char(h."on", 'YYYY-MM-DD'),
        'name', h.name) order by h."on"), '[]') from holiday h where h.city_id = d.city_id)`.as('holidays'),
      sql<OutageRow[]>`(select coalesce(json_agg(json_build_object('id', o.id, 'from', ${utc('o.from_at')},
        'until', ${utc('o.until_at')}, 'reason', o.reason) order by o.from_at desc, o.id), '[]')
        from outage o where o.city_id = d.city_id)`.as('outages'),
    ])
    .executeTakeFirst()
}

/** The calendar stays as it is until the transaction ends; two that only use it do not wait for each other. */
export async function holdCalendar(trx: Trx, city: string): Promise<void> {
  await trx
    .insertInto('city_desk')
    .values({ city_id: city })
    .onConflict((known) => known.doNothing())
    .execute()
  await sql`select from city_desk where city_id = ${city} for share`.execute(trx)
}

/** One more version; false where somebody changed it since. Whoever uses the calendar waits for the change. */
export async function moveVersion(trx: Trx, city: string, version: number): Promise<boolean> {
  const moved = await trx
    .updateTable('city_desk')
    .set({ calendar_version: version + 1 })
    .where('city_id', '=', city)
    .where('calendar_version', '=', version)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}

export async function setHours(
  trx: Trx,
  city: string,
  { days, opens, closes }: { days: number[]; opens: string; closes: string },
): Promise<void> {
  await trx
    .updateTable('city_desk')
    .set({ working_days: [...new Set(days)].toSorted((one, other) => one - other), opens, closes })
    .where('city_id', '=', city)
    .execute()
}

/** A day that is there takes its new name. */
export async function putHolidays(trx: Trx, city: string, holidays: HolidayRow[]): Promise<void> {
  await trx
    .insertInto('holiday')
    .values(holidays.map(({ on, name }) => ({ city_id: city, on, name })))
    .onConflict((known) =>
      known.columns(['city_id', 'on']).doUpdateSet((eb) => ({ name: eb.ref('excluded.name') })),
    )
    .execute()
}

export async function deleteHoliday(trx: Trx, city: string, on: string): Promise<boolean> {
  const gone = await trx
    .deleteFrom('holiday')
    .where('city_id', '=', city)
    .where('on', '=', on)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}

/** What the categories of a city have: the product's hours and the city's own. */
export function listClocks(db: Db, city: string): Promise<DeskCalendar['clocks']> {
  return db
    .selectFrom('city_category as m')
    .innerJoin('category as c', 'c.code', 'm.category')
    .leftJoin('category_clock as k', (join) =>
      join.onRef('k.city_id', '=', 'm.city_id').onRef('k.category', '=', 'm.category'),
    )
    .select(['c.code as category', 'k.hours', 'c.answer_hours as usual'])
    .where('m.city_id', '=', city)
    .where('c.precision', '<>', 'none')
    .orderBy('m.position')
    .execute()
}

export async function setClock(
  trx: Trx,
  city: string,
  { category, hours }: { category: string; hours: number | null },
): Promise<void> {
  if (hours === null) {
    await trx
      .deleteFrom('category_clock')
      .where('city_id', '=', city)
      .where('category', '=', category)
      .execute()
    return
  }
  await trx
    .insertInto('category_clock')
    .values({ city_id: city, category, hours })
    .onConflict((known) => known.columns(['city_id', 'category']).doUpdateSet({ hours }))
    .execute()
}
