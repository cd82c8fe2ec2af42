import { sql } from 'kysely'

import type { Db, Trx } from '../platform/database.ts'
import type { On } from './queries.ts'

export interface NewFile {
  city: string
  id: string
  chunks: number
  bytes: number
  sha256: Buffer
  /** Where it lies: by chance, so that nobody writes over another's. */
  path: string
}

/** @returns false where there is one of this id */
export async function insertFile(trx: Trx, { city, ...file }: NewFile): Promise<boolean> {
  const added = await trx
    .insertInto('letter_file')
    .values({ city_id: city, ...file })
    .onConflict((known) => known.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** Where a file of this letter lies. */
export async function findFile(db: Db, { city, id }: On, file: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('letter_file')
    .select('path')
    .where('city_id', '=', city)
    .where('letter_id', '=', id)
    .where('id', '=', file)
    .executeTakeFirst()
  return row?.path
}

export async function listPaths(db: Db, { city, id }: On): Promise<string[]> {
  const rows = await db
    .selectFrom('letter_file')
    .select('path')
    .where('city_id', '=', city)
    .where('letter_id', '=', id)
    .execute()
  return rows.map(({ path }) => path)
}

const unattached = sql<boolean>`letter_id is null and uploaded_at < now() - interval '1 hour'`

export async function countUnattached(db: Db): Promise<number> {
  const { due } = await db
    .selectFrom('letter_file')
    .select((eb) => eb.fn.countAll<number>().as('due'))
    .where(unattached)
    .executeTakeFirstOrThrow()
  return due
}

/** Rows of files that no message came for; the files are the caller's to remove. */
export async function takeUnattached(db: Db, most: number): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    with due as materialized (
      select city_id, id from letter_file where ${unattached} limit ${most}::int for update skip locked)
    delete from letter_file f using due where f.city_id = due.city_id and f.id = due.id returning f.path`.execute(
    db,
  )
  return rows.map(({ path }) => path)
}

export async function isKnownPath(db: Db, path: string): Promise<boolean> {
  const row = await db.selectFrom('letter_file').select('id').where('path', '=', path).executeTakeFirst()
  return row !== undefined
}
