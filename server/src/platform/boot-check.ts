import { sql } from 'kysely'

import type { Db } from './database.ts'

interface Found {
  fsync: string
  fullPageWrites: string
  synchronousCommit: string
  encoding: string
  collation: string
  superuser: boolean
  checksums: string
  /** Extensions that are not here and that this role may not create. */
  missing: string[]
}

// Of migrations/0001_extensions.sql.
const extensions = ['postgis', 'pg_trgm', 'unaccent', 'btree_gist', 'pgcrypto']

/** What of the database would lose or mix up what people sent. */
async function lookAt(db: Db): Promise<Found> {
  const { rows } = await sql<Found>`
    select current_setting('fsync') as fsync, current_setting('full_page_writes') as "fullPageWrites",
           current_setting('synchronous_commit') as "synchronousCommit", pg_encoding_to_char(encoding) as encoding,
           datcollate as collation, current_setting('is_superuser') = 'on' as superuser,
           current_setting('data_checksums') as checksums,
           to_json(array(select name from unnest(${extensions}::text[]) as needed(name)
             where name not in (select extname from pg_extension) and current_setting('is_superuser') <> 'on'
               and not exists (select from pg_available_extension_versions offered
                 where offered.name = needed.name and trusted))) as missing
      from pg_database where datname = current_database()`.execute(db)
  const [found] = rows
  if (!found) throw new Error('pg_database has no row for this database')
  return found
}

/**
 * PostgreSQL as it must be where real people's reports are kept.
 * @param inProduction else only what garbles the text, or is not there, stops the start, and the rest is a warning: a throw-away
 * database may well be fast instead of safe
 * @returns warnings, a sentence each
 * @throws Error with one line that names everything that is wrong
 */
export async function checkDatabase(db: Db, inProduction: boolean): Promise<string[]> {
  const found = await lookAt(db)
  const losing = whatLoses(found)
  const wrong = [...whatGarbles(found), ...whatLacks(found), ...(inProduction ? losing : [])]
  if (wrong.length) throw new Error(`DATABASE_URL: ${wrong.join('; ')}`)
  const unchecked = 'the database has no data checksums: a flipped bit would go unnoticed'
  return [...(inProduction ? [] : losing), ...(found.checksums === 'on' ? [] : [unchecked])]
}

function whatLacks({ missing }: Found): string[] {
  return missing.map(
    (name) => `the extension ${name} is missing and its administrator must create it, see docs/production.md`,
  )
}

function whatGarbles({ encoding }: Found): string[] {
  return encoding === 'UTF8' ? [] : [`the database's encoding is ${encoding}, not UTF8`]
}

function whatLoses({ fsync, fullPageWrites, synchronousCommit, collation, superuser }: Found): string[] {
  return [
    fsync !== 'on' && 'fsync is off: a power cut would lose what was acknowledged',
    fullPageWrites !== 'on' && 'full_page_writes is off: a power cut could tear pages',
    synchronousCommit === 'off' && 'synchronous_commit is off: a crash would lose what was acknowledged',
    ['C', 'POSIX'].includes(collation) && `the database's locale is ${collation}: Ukrainian needs one`,
    superuser && 'the role is a superuser: give the server one of its own',
  ].filter((line) => line !== false)
}
