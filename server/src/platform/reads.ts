import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import pg from 'pg'

import { type Database, type Db, onlyOutsideTransactions, overPool, serverPool } from './database.ts'
import type { Prepared } from './prepared.ts'
import { type Log, Replica } from './replica.ts'
import type { DB } from './schema.generated.ts'

/** Where public reads go. */
export interface Reads {
  db: Db
  prepared: Prepared
  /** The same object as long as it is the same place: another one may show something older. */
  source: () => object
  close: () => Promise<void>
}

type Place = Pick<Database, 'db' | 'prepared'>

/** Without a replica everything is read where it is written. */
export function readsFromPrimary({ db, prepared }: Place): Reads {
  const source = {}
  return { db, prepared, source: () => source, close: async () => {} }
}

/** @throws Error with one line when DATABASE_REPLICA_URL leads to something that is no standby of the primary */
export async function readsFromReplica(
  primary: Place & { pool: pg.Pool },
  url: string,
  log: Log,
): Promise<Reads> {
  // NOTE: above statement_timeout: so long is waited only for a server that has fallen silent.
  const pool = new pg.Pool({ ...serverPool(url), connectionTimeoutMillis: 2000, query_timeout: 6000 })
  const there = overPool(pool)
  const replica = new Replica(primary.pool, pool, log)
  const close = async () => {
    await replica.stop()
    await there.close()
    await pool.end()
  }
  try {
    await replica.start()
  } catch (error) {
    await close()
    throw error
  }
  return {
    db: preferringDb(replica, there.db, primary.db),
    prepared: (statement) =>
      preferring(
        replica,
        () => there.prepared(statement),
        () => primary.prepared(statement),
      ),
    source: () => replica.source,
    close,
  }
}

/** Asks the replica while it is fit, and the primary again for what failed there: nobody is refused for its sake. */
async function preferring<T>(replica: Replica, there: () => Promise<T>, here: () => Promise<T>): Promise<T> {
  if (!replica.usable) return here()
  try {
    return await there()
  } catch (error) {
    // The same query would keep the primary busy as long.
    if (isCode(error, /^57014$/)) throw error
    if (!(error instanceof pg.DatabaseError) || isCode(error, /^(08|53|57P)/))
      replica.leave('the replica broke off', error)
    return here()
  }
}

function preferringDb(replica: Replica, there: Db, primary: Db): Db {
  const connection: DatabaseConnection = {
    executeQuery: <Row>(query: CompiledQuery): Promise<QueryResult<Row>> =>
      preferring(
        replica,
        () => there.executeQuery<Row>(query),
        () => primary.executeQuery<Row>(query),
      ),
    streamQuery: refuse,
  }
  return new Kysely<DB>({ dialect: readingOver(connection), plugins: [onlyOutsideTransactions] })
}

function isCode(error: unknown, codes: RegExp): boolean {
  return error instanceof pg.DatabaseError && codes.test(error.code ?? '')
}

function readingOver(connection: DatabaseConnection): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createDriver: () => ({
      init: async () => {},
      acquireConnection: async () => connection,
      releaseConnection: async () => {},
      beginTransaction: refuse,
      commitTransaction: refuse,
      rollbackTransaction: refuse,
      destroy: async () => {},
    }),
  }
}

function refuse(): never {
  throw new Error('Single statements are read here: write and stream over db')
}
