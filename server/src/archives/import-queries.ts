import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import { cityColumn, type Column } from './catalogue-queries.ts'
import type { People } from './manifest.ts'
import { travelling } from './tables.ts'

/** What is here of a city already, in words; undefined: an archive may go there. */
export async function findInTheWay(
  db: Db,
  { city, code }: { city: string; code: string },
): Promise<string | undefined> {
  const taken = await db
    .selectFrom('city')
    .select(['id', 'code'])
    .where((or) => or.or([or('id', '=', city), or('code', '=', code)]))
    .executeTakeFirst()
  if (taken?.id === city) return `the city ${city} is here already`
  if (taken) return `the city ${taken.id} has the code ${code} already`
  // Of one that is gone: its audit outlives it, and two chains cannot be one.
  for (const { table } of travelling) {
    const { rows } =
      await sql`select 1 from ${sql.table(table)} where ${sql.ref(cityColumn(table))} = ${city} limit 1`.execute(
        db,
      )
    if (rows.length) return `the table ${table} has rows of ${city}`
  }
  return undefined
}

/** Ids in the archive of people who have an account here under another id. */
export type Elsewhere = Record<string, string>

/**
 * Names for a history, and accounts that nobody can sign in to before an invitation was accepted.
 * @returns who is somebody else here
 */
export async function insertPeople(trx: Trx, people: People): Promise<Elsewhere> {
  const known = await trx
    .selectFrom('user')
    .select(['id', 'email'])
    .where((or) =>
      or.or([
        or('id', '=', sql<string>`any(${people.map(({ id }) => id)}::text[])`),
        or('email', '=', sql<string>`any(${people.flatMap(({ email }) => email ?? [])}::text[])`),
      ]),
    )
    .execute()
  const ids = new Set(known.map(({ id }) => id))
  const byEmail = new Map(known.map(({ id, email }) => [email, id]))
  const elsewhere: Elsewhere = {}
  for (const { id, name, email } of people) {
    if (ids.has(id)) continue
    const other = email === null ? undefined : byEmail.get(email)
    if (other !== undefined) elsewhere[id] = other
    // Nobody can be written to there: of past colleagues the name alone came along.
    else await insertName(trx, { id, name, email: email ?? `${id}@left.invalid` })
  }
  return elsewhere
}

async function insertName(trx: Trx, person: { id: string; name: string; email: string }): Promise<void> {
  await trx
    .insertInto('user')
    .values({ ...person, emailVerified: false })
    .execute()
}

interface Rows {
  city: string
  table: string
  columns: readonly Column[]
  /** JSON, one row each. */
  lines: readonly string[]
  elsewhere: Elsewhere
}

/** Whatever a row says, it becomes one of this city. @returns how many there are now */
export async function insertRows(
  trx: Trx,
  { city, table, columns, lines, elsewhere }: Rows,
): Promise<number> {
  const into = [cityColumn(table), ...columns.map(({ name }) => name)]
  const people = JSON.stringify(elsewhere)
  const values = columns.map(({ name, isPerson }) => {
    const value = sql.ref(`r.${name}`)
    return isPerson ? sql`coalesce(${people}::jsonb ->> ${value}, ${value})` : value
  })
  const { numAffectedRows = 0n } = await sql`
    insert into ${sql.table(table)} (${sql.join(into.map((name) => sql.ref(name)))})
    select ${sql.join([sql`${city}`, ...values])}
      from jsonb_populate_recordset(null::${sql.table(table)}, ${`[${lines.join(',')}]`}::jsonb) r`.execute(
    trx,
  )
  return Number(numAffectedRows)
}

/** Stains that triggers made while rows came in: those that were there before come after this. */
export async function clearStains(trx: Trx, city: string): Promise<void> {
  await trx.deleteFrom('dump_stain').where('city_id', '=', city).execute()
}

export interface Forwarded {
  id: string
  at: string
}

export async function setForwarded(trx: Trx, city: string, letters: readonly Forwarded[]): Promise<void> {
  await sql`update letter set forwarded_at = r.at
    from jsonb_to_recordset(${JSON.stringify(letters)}::jsonb) as r(id uuid, at timestamptz)
   where letter.city_id = ${city} and letter.id = r.id`.execute(trx)
}
