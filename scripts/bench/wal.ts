import type { Db } from '@bezpechne/server/platform/database'
import { sql } from 'kysely'

import { change, foldAll, listChangeable } from './changes.ts'
import type { Figure } from './results.ts'

const many = 2000

interface Written {
  bytes: number
  pages: number
  /** Changes that touched no index. */
  heapOnly: number
}

/**
 * What the write-ahead log holds of a change: of pages that were touched since the last checkpoint, and of others.
 * NOTE: the log is everybody's, so only the records of the own transactions count; PostgreSQL alone can tell them apart.
 */
export async function walFigures(db: Db): Promise<Figure[]> {
  const inquiries = await listChangeable(db, many)
  const changeAll = async (alone: Db, to: 'answered' | 'reopened') => {
    for (const inquiry of inquiries) await change(alone, inquiry, to)
  }
  return db.connection().execute(async (alone) => {
    await sql`create extension if not exists pg_walinspect`.execute(alone)
    const n = inquiries.length
    await sql`checkpoint`.execute(alone)
    const first = await writtenBy(alone, () => changeAll(alone, 'reopened'))
    await changeAll(alone, 'answered')
    await foldAll(alone)
    const touched = await writtenBy(alone, () => changeAll(alone, 'reopened'))
    const folded = await writtenBy(alone, () => foldAll(alone))
    await changeAll(alone, 'answered')
    await foldAll(alone)
    return [
      {
        what: 'WAL of a change, pages touched before',
        unit: 'bytes',
        value: (touched.bytes - touched.pages) / n,
        goal: { most: 500 },
        note: `and ${Math.round(touched.pages / n)} of whole pages`,
      },
      {
        what: 'WAL of a change, the first after a checkpoint',
        unit: 'bytes',
        value: first.bytes / n,
        note: `${Math.round(first.pages / n)} of them whole pages`,
      },
      { what: 'changes that touch no index', unit: '%', value: (100 * touched.heapOnly) / n },
      {
        what: 'WAL of a fold, for each change',
        unit: 'bytes',
        value: (folded.bytes - folded.pages) / n,
        note: `and ${Math.round(folded.pages / n)} of whole pages`,
      },
    ] satisfies Figure[]
  })
}

async function writtenBy(db: Db, work: () => Promise<void>): Promise<Written> {
  const from = await position(db)
  await work()
  const until = await position(db)
  const { rows } = await sql<Written>`
    with record as materialized (select * from pg_get_wal_records_info(${from}::pg_lsn, ${until}::pg_lsn)),
      own as (select distinct xid from record, pg_database d
               where d.datname = current_database() and block_ref like '%/' || d.oid || '/%' and xid::text <> '0')
    select coalesce(sum(record_length), 0)::float8 as bytes, coalesce(sum(fpi_length), 0)::float8 as pages,
           (count(*) filter (where record_type like 'HOT_UPDATE%'))::int as "heapOnly"
      from record join own using (xid)`.execute(db)
  return rows[0] ?? { bytes: 0, pages: 0, heapOnly: 0 }
}

async function position(db: Db): Promise<string> {
  const { rows } = await sql<{ lsn: string }>`select pg_current_wal_flush_lsn()::text as lsn`.execute(db)
  return rows[0]?.lsn ?? '0/0'
}
