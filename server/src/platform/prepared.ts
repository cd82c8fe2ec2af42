import pg from 'pg'

/** A statement that is asked again and again, each time with other values. */
export interface Statement {
  text: string
  values: unknown[]
}

/** Reads with a statement that is parsed and planned once. */
export type Prepared = <Row extends object>(statement: Statement) => Promise<Row[]>

// Of a core's time a tile takes as much here as there: with four a core waited now and then, 8,200 a second against 9,000.
const mostConnections = 8
// Each is kept by each connection; what a stranger can still vary after these is planned each time.
const mostNamed = 200

/**
 * Over connections of its own: named, as Kysely's statements are not, and planned for any value.
 * NOTE: left to choose, PostgreSQL plans a tile anew each time, as a plan for known values looks cheaper: 232 us of
 * its time instead of 125. The setting holds for a whole connection, and would spoil the plans of a search.
 */
export function preparedOver(options: pg.PoolConfig): { prepared: Prepared; end: () => Promise<void> } {
  const names = new Map<string, string>()
  let own: pg.Pool | undefined
  return {
    async prepared<Row extends object>({ text, values }: Statement) {
      own ??= openPool(options)
      if (!names.has(text) && names.size < mostNamed) names.set(text, `prepared_${names.size}`)
      const name = names.get(text)
      const { rows } = await own.query<Row>({ text, values, ...(name && { name }) })
      return rows
    },
    end: async () => own?.end(),
  }
}

function openPool(given: pg.PoolConfig): pg.Pool {
  const options = `${given.options ?? ''} -c plan_cache_mode=force_generic_plan`
  return survive(new pg.Pool({ ...given, options, max: mostConnections }))
}

/** Unheard, the error of a broken connection would end the process. */
export function survive(pool: pg.Pool): pg.Pool {
  // NOTE: one that breaks while idle is replaced by the pool.
  pool.on('error', () => {})
  // The pool hears of those that are idle only; one that a request holds breaks as well, and its query says so.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}
