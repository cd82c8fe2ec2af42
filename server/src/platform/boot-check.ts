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
}

/** What of the database would lose or mix up what people sent. */
async function lookAt(db: Db): Promise<Found> {
  const { rows } = await sql<Found>`
    select current_setting('fsync') as fsync, current_setting('full_page_writes') as "fullPageWrites",
           current_setting('synchronous_commit') as "synchronousCommit", pg_encoding_to_char(encoding) as encoding,
           datcollate as collation, current_setting('is_superuser') = 'on' as superuser,
           current_setting('data_checksums') as checksums
      from pg_database where datname = current_database()`.execute(db)
  const [found] = rows
  if (!found) throw new Error('pg_database has no row for this database')
  return found
}

/**
 * PostgreSQL as it must be where real people's reports are kept.
 * @param inProduction else only what would garble the text stops the start, and the rest is a warning: a throw-away
 * database may well be fast instead of safe
 * @returns warnings, a sentence each
 * @throws Error with one line that names everything that is wrong
 */
export async function checkDatabase(db: Db, inProduction: boolean): Promise<string[]> {
  const found = await lookAt(db)
  const losing = whatLoses(found)
  const wrong = [...whatGarbles(found), ...(inProduction ? losing : [])]
  if (wrong.length) throw new Error(`DATABASE_URL: ${wrong.join('; ')}`)
  const unchecked = 'the database has no data checksums: a flipped bit would go unnoticed'
  return [...(inProduction ? [] : losing), ...(found.checksums === 'on' ? [] : [unchecked])]
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
