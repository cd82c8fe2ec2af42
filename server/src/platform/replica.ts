import { setTimeout as pause } from 'node:timers/promises'

import type pg from 'pg'

import { Freshness } from './freshness.ts'

/** What one of the two says of itself. */
interface Place {
  cluster: string
  database: number
  standby: boolean
  /** Bytes of the log of changes that are on the primary's disk, or that the standby has repeated. */
  position: number
  /** Bytes that the standby has received: more than it has repeated, when it is held up. */
  received: number
}

export interface Log {
  info: (line: string) => void
  warn: (details: { err?: unknown }, line: string) => void
}

/** Hidden inquiries must leave within a minute, of which HTTP caches take 45 s. */
const mostBehind = 4000
const littleBehind = 2000
const lookEvery = 1000
const patience = 2000
const calmLooks = 3

const question = `
  select system_identifier::text as cluster, pg_is_in_recovery() as standby,
         (select oid::int8 from pg_database where datname = current_database()) as database,
         pg_wal_lsn_diff(case when pg_is_in_recovery() then pg_last_wal_replay_lsn()
                              else pg_current_wal_flush_lsn() end, '0/0')::float8 as position,
         coalesce(pg_wal_lsn_diff(pg_last_wal_receive_lsn(), '0/0'), 0)::float8 as received
    from pg_control_system()`

/** Watches a standby: public reads go there while it is young, and to the primary else. */
export class Replica {
  readonly #primary: pg.Pool
  readonly #pool: pg.Pool
  readonly #log: Log
  readonly #freshness = new Freshness()
  readonly #stop = new AbortController()
  #own: Place | undefined
  #usable = false
  #source = {}
  #calm = calmLooks - 1
  #mustReach = 0
  #asking: Promise<void> | undefined
  #watching: Promise<void> = Promise.resolve()

  constructor(primary: pg.Pool, pool: pg.Pool, log: Log) {
    this.#primary = primary
    this.#pool = pool
    this.#log = log
  }

  get usable(): boolean {
    return this.#usable
  }

  /** Another object after each change of where reads go. */
  get source(): object {
    return this.#source
  }

  /** @throws Error with one line when the address leads to something else; one that is away is waited for */
  async start(): Promise<void> {
    this.#own = await ask(this.#primary)
    const place = await within(patience, ask(this.#pool)).catch(() => undefined)
    const wrong = place && whatIsWrong(place, this.#own)
    if (wrong) throw new Error(`DATABASE_REPLICA_URL: ${wrong}`)
    // Nobody knows yet how far it is behind: first it shows all that is there now.
    this.#mustReach = this.#own.position
    await this.#look()
    if (!this.#usable) this.#log.warn({}, 'the replica is not ready: reads go to the primary')
    this.#watching = this.#watch()
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#watching
  }

  /** It does not answer, or not as it must. */
  leave(line: string, err?: unknown): void {
    this.#calm = 0
    if (!this.#usable) return
    this.#usable = false
    this.#source = {}
    // Whatever it has shown once, it shows when it is used again.
    this.#mustReach = this.#freshness.furthest
    this.#log.warn(err === undefined ? {} : { err }, `${line}: reads go to the primary`)
  }

  async #watch(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await pause(lookEvery, undefined, { signal: this.#stop.signal }).catch(() => {})
      if (!this.#stop.signal.aborted) await this.#look()
    }
  }

  async #look(): Promise<void> {
    try {
      const now = performance.now()
      // NOTE: one question at a time, or a primary that hangs would hold all connections of the pool.
      this.#asking ??= this.#askPrimary().finally(() => (this.#asking = undefined))
      const [place] = await Promise.all([
        within(patience, ask(this.#pool)),
        within(patience, this.#asking).catch(() => {}),
      ])
      this.#judge(place, now)
    } catch (error) {
      this.leave('the replica does not answer', error)
    }
  }

  async #askPrimary(): Promise<void> {
    const since = performance.now()
    const own = await ask(this.#primary)
    this.#own = own
    this.#freshness.written(own.position, since)
  }

  #judge(place: Place, now: number): void {
    const wrong = this.#own && whatIsWrong(place, this.#own)
    if (wrong) return this.leave(wrong)
    // While the primary is away: what the standby has of it and does not show.
    this.#freshness.written(place.received, now)
    const behind = this.#freshness.behind(place.position, now)
    if (behind > mostBehind) return this.leave(`the replica is ${(behind / 1000).toFixed(1)} s behind`)
    if (this.#usable || behind > littleBehind || place.position < this.#mustReach) return undefined
    this.#calm += 1
    if (this.#calm < calmLooks) return undefined
    this.#usable = true
    this.#source = {}
    return this.#log.info('public reads go to the replica')
  }
}

function whatIsWrong(place: Place, own: Place): string | undefined {
  if (place.cluster !== own.cluster) return 'another cluster answers there, not a standby of DATABASE_URL'
  if (place.database !== own.database) return 'another database of the same cluster answers there'
  return place.standby ? undefined : 'the server that answers there is no standby'
}

async function ask(pool: pg.Pool): Promise<Place> {
  const { rows } = await pool.query<Place>(question)
  const [place] = rows
  if (!place) throw new Error('pg_control_system() answered no row')
  return place
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const late = new AbortController()
  try {
    return await Promise.race([
      work,
      pause(milliseconds, undefined, { signal: late.signal }).then(() => {
        throw new Error(`no answer within ${milliseconds} ms`)
      }),
    ])
  } finally {
    late.abort()
  }
}
