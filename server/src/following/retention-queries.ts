import { sql } from 'kysely'

import type { Db } from '../platform/database.ts'

const unconfirmed = sql`s.confirmed_at is null and s.made_at < now() - interval '2 days'`
const dead = sql`d.since < now() - interval '30 days'`
// The queue has tried for three days.
const old = sql`g.made_at < now() - interval '7 days'`

async function countOf(db: Db, rows: ReturnType<typeof sql>): Promise<number> {
  const counted = await sql<{ count: number }>`select count(*)::int as count from ${rows}`.execute(db)
  return counted.rows[0]?.count ?? 0
}

export const countUnconfirmed = (db: Db) => countOf(db, sql`subscription s where ${unconfirmed}`)
export const countDeadReaders = (db: Db) => countOf(db, sql`dead_address d where ${dead}`)
export const countOldDigests = (db: Db) => countOf(db, sql`digest g where ${old}`)

/** With the address, where it follows nothing else. */
export async function removeUnconfirmed(db: Db, most: number): Promise<number> {
  const { rows } = await sql<{ readerId: string }>`
    delete from subscription where ctid = any(array(select s.ctid from subscription s where ${unconfirmed} limit ${most}::int))
    returning reader_id as "readerId"`.execute(db)
  if (rows.length)
    await sql`
      delete from reader r where r.id = any(${rows.map(({ readerId }) => readerId)}::uuid[])
         and not exists (select from subscription s where s.reader_id = r.id)`.execute(db)
  return rows.length
}

export async function removeDeadReaders(db: Db, most: number): Promise<number> {
  const { rows } = await sql<{ key: string }>`
    with gone as (
      delete from dead_address where ctid = any(array(select d.ctid from dead_address d where ${dead} limit ${most}::int))
      returning address_key
    ), followed as (delete from reader r using gone where r.address_key = gone.address_key)
    select address_key as key from gone`.execute(db)
  return rows.length
}

export async function removeOldDigests(db: Db, most: number): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    with gone as materialized (select g.id from digest g where ${old} limit ${most}::int),
      told as (delete from notice n using gone where n.digest_id = gone.id)
    delete from digest g using gone where g.id = gone.id returning g.id`.execute(db)
  return rows.length
}
