import type { Db } from '@bezpechne/server/platform/database'
import { sql } from 'kysely'

/** Runs on one state of the database, which others may look at by its name as long as this runs. */
export function atSnapshot<T>(db: Db, work: (alone: Db, snapshot: string) => Promise<T>): Promise<T> {
  return db.connection().execute(async (alone) => {
    await sql`begin isolation level repeatable read, read only`.execute(alone)
    try {
      const { rows } = await sql<{ name: string }>`select pg_export_snapshot() as name`.execute(alone)
      return await work(alone, rows[0]?.name ?? '')
    } finally {
      // NOTE: where the server hung up, that is what is told, and not that there is nothing to roll back.
      await sql`rollback`.execute(alone).catch(() => {})
    }
  })
}

/** The rows of every table, extensions' own left out. */
export async function countTables(db: Db): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const name of await listTables(db)) {
    const { rows } = await sql<{
      count: number
    }>`select count(*)::float8 as count from ${sql.raw(name)}`.execute(db)
    counts[name] = rows[0]?.count ?? 0
  }
  return counts
}

async function listTables(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', n.nspname, c.relname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition
       and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%' and n.nspname not like 'pg_temp%'
       and not exists (select from pg_depend d
         where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     order by 1`.execute(db)
  return rows.map(({ name }) => name)
}

/** How many tables somebody has made: a restore goes where there are none. */
export async function countForeign(db: Db): Promise<number> {
  return (await listTables(db)).length
}

/** None in a database where no server has ever started. */
export async function listApplied(db: Db): Promise<string[]> {
  const { rows: found } = await sql<{
    is: boolean
  }>`select to_regclass('public.kysely_migration') is not null as is`.execute(db)
  if (!found[0]?.is) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name)
}

export async function serverMajor(db: Db): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select current_setting('server_version_num')::int / 10000 as version`.execute(db)
  return rows[0]?.version ?? 0
}

/** The file of every photo and of every sealed attachment that a row names. */
export async function listNamed(db: Db): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    select 'photos/' || city_id || '/' || f || '.jpg' as path
      from photo, unnest(array[id, copy]) f where f is not null
    union all select 'letters/' || path from letter_file`.execute(db)
  return rows.map(({ path }) => path)
}

export async function analyze(db: Db): Promise<void> {
  await sql`analyze`.execute(db)
}
