import { type Db, openDatabase } from '@bezpechne/server/platform/database'
import { migrate } from '@bezpechne/server/platform/migrations'
import { sql } from 'kysely'
import pg from 'pg'

import { InputError } from '../import/input-error.ts'
import { dataVersion, generate } from './generate.ts'

/** Where data is, as the server is told it. */
export interface Place {
  DATABASE_URL?: string
  DATA_DIR: string
}

/**
 * The data of so many rows: made where nothing is yet, used again where this command made as many before.
 * @throws InputError where there is anything else
 */
export async function prepareData(place: Place, rows: number): Promise<void> {
  if (place.DATABASE_URL) await createDatabase(place.DATABASE_URL)
  const database = await openDatabase(place)
  try {
    const made = await findMade(database.db)
    if (made) checkMade(made, rows)
    else await checkEmpty(database.db)
    await migrate(database.db)
    if (made) {
      await dropBegunJobs(database.db)
      return console.error(`The ${rows.toLocaleString('en')} rows of before are used again`)
    }
    const began = performance.now()
    await database.db.connection().execute(async (alone) => {
      await generate(alone, rows, (done) => {
        console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${done}`)
      })
      await sql`create schema bench`.execute(alone)
      await sql`create table bench.made as select ${rows}::int as rows, ${dataVersion}::int as version`.execute(
        alone,
      )
    })
  } finally {
    await database.close()
  }
}

/** A job a killed run had begun is taken up again by the next one, and measured with it: retention alone archives an eighth. */
async function dropBegunJobs(db: Db): Promise<void> {
  const { rows } = await sql<{
    there: boolean
  }>`select to_regclass('pgboss.job') is not null as there`.execute(db)
  if (rows[0]?.there) await sql`delete from pgboss.job where state < 'completed'`.execute(db)
}

interface Made {
  rows: number
  version: number
}

async function findMade(db: Db): Promise<Made | undefined> {
  const { rows } = await sql<{
    there: boolean
  }>`select to_regclass('bench.made') is not null as there`.execute(db)
  if (!rows[0]?.there) return undefined
  return (await sql<Made>`select rows, version from bench.made`.execute(db)).rows[0]
}

function checkMade(made: Made, rows: number): void {
  if (made.rows !== rows)
    throw new InputError(
      `This database holds the bench's data of ${made.rows} rows, not ${rows}: name another`,
    )
  if (made.version !== dataVersion)
    throw new InputError('This database holds data of an older bench: drop it, and it is made anew')
}

/** Nothing at all, or the schema without a city and without accounts. */
async function checkEmpty(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema$)'
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`.execute(db)
  const names = rows.map(({ name }) => name)
  if (!names.length) return
  if (names.includes('city') && names.includes('"user"')) {
    const used = await sql<{ yes: boolean }>`
      select exists (select from city) or exists (select from "user") as yes`.execute(db)
    if (!used.rows[0]?.yes) return
  }
  throw new InputError('The bench needs a database of its own: this one is not empty')
}

/** Beside the one that is named, so that "--and" needs no hands. */
async function createDatabase(url: string): Promise<void> {
  const own = new URL(url)
  const name = decodeURIComponent(own.pathname.slice(1))
  // NOTE: these are empty too, and every database is made of one of them.
  if (/^(postgres|template[01]|)$/.test(name)) throw new InputError('--database: name a database of its own')
  own.pathname = '/postgres'
  const admin = new pg.Client({ connectionString: own.href })
  await admin.connect()
  try {
    const found = await admin.query('select from pg_database where datname = $1', [name])
    if (!found.rowCount) await admin.query(`create database ${pg.escapeIdentifier(name)}`)
  } finally {
    await admin.end()
  }
}
