import type { Tile } from '@bezpechne/shared/morton'
import { tilePath } from '@bezpechne/shared/tile-address'
import type { TileQuery } from '@bezpechne/shared/tiles'

import { getCity } from '../cities/index.ts'
import type { Database, Db } from '../platform/database.ts'
import { canonicalFilter, type Filter, type MonthSpan, spelled } from './filter.ts'
import type { Fold } from './fold-queries.ts'
import { getMonthSpan, getTileBody, listAreaCategories } from './queries.ts'
import { TileCache } from './tile-cache.ts'
import { compress, encode, type Entry } from './tile-entry.ts'

// Fold interval + max-age + stale-while-revalidate stays below the minute in which a hidden inquiry is promised to
// be gone from every obedient cache.
const usual = 'public, max-age=15, stale-while-revalidate=30'

type Reads = Pick<Database, 'db' | 'prepared'>

interface Told {
  /** 'off' only to measure what a tile costs that nobody asked for before. */
  cache: 'on' | 'off'
  isPublic: (city: string) => boolean
}

// An idle server holds 200 MB, and may hold 250. A tile takes 0.6 to 8 kB.
const most = { entries: 20_000, bytes: 24 * 1024 * 1024 }

/** Tiles of this process: from its cache, else from the tables; kept true by the folds it is told. */
export class TileSource {
  readonly #db: Db
  readonly #prepared: Database['prepared']
  readonly #cache = new TileCache(most)
  /** Being asked of the database: who comes meanwhile waits for the same answer. */
  readonly #asked = new Map<string, Promise<Entry>>()
  readonly #isPublic: (city: string) => boolean
  #span: MonthSpan
  readonly #areas: number[]
  readonly #keeps: boolean
  #behind = false

  constructor(
    { db, prepared }: Reads,
    { span, areas, cache, isPublic }: Told & { span: MonthSpan; areas: number[] },
  ) {
    this.#db = db
    this.#prepared = prepared
    this.#span = span
    this.#areas = areas
    this.#keeps = cache === 'on'
    this.#isPublic = isPublic
  }

  static async open(from: Reads, told: Told): Promise<TileSource> {
    const { db } = from
    return new TileSource(from, {
      span: await getMonthSpan(db),
      areas: await listAreaCategories(db),
      ...told,
    })
  }

  /** While the folds are behind, after a freeze or an import, no cache keeps what they have yet to take away. */
  setBehind(behind: boolean): void {
    this.#behind = behind
  }

  get freshness(): string {
    return this.#behind ? 'no-store' : usual
  }

  filterOf(query: TileQuery): Filter {
    return canonicalFilter(query, this.#span)
  }

  /** What is kept under this very address, which is so only for a good one in its one spelling. */
  kept(url: string): Entry | undefined {
    const entry = this.#cache.get(url)
    if (entry && !entry.gzip) compress(entry)
    return entry
  }

  /** Whether it was found to be public a moment ago. */
  knows(city: string): boolean {
    return this.#isPublic(city)
  }

  /** @throws AppError 'city-not-found' */
  async get(tile: Tile, query: TileQuery): Promise<Entry> {
    if (query.city) await this.find(query.city)
    const filter = this.filterOf(query)
    if (!this.#keeps) return this.#ask(tile, filter)
    const url = tilePath(tile, spelled(filter, this.#span))
    return this.kept(url) ?? this.#asked.get(url) ?? this.#askOnce(url, tile, filter)
  }

  /** @throws AppError 'city-not-found' */
  async find(city: string): Promise<void> {
    if (this.knows(city)) return
    await getCity(this.#db, city)
  }

  async #askOnce(url: string, tile: Tile, filter: Filter): Promise<Entry> {
    const { folds } = this.#cache
    const asking = this.#ask(tile, filter)
    this.#asked.set(url, asking)
    try {
      const entry = await asking
      this.#cache.put(url, entry, folds)
      return entry
    } finally {
      if (this.#asked.get(url) === asking) this.#asked.delete(url)
    }
  }

  async #ask(tile: Tile, filter: Filter): Promise<Entry> {
    return encode(tile, await getTileBody(this.#prepared, { tile, filter, areas: this.#areas }))
  }

  /** The first inquiry of a month widens what "all months" means: known before anything else is kept again. */
  async folded({ mks }: Fold): Promise<void> {
    this.#span = await getMonthSpan(this.#db)
    // NOTE: whoever comes now has heard of the fold; what was asked before it may not know it yet.
    this.#asked.clear()
    this.#cache.folded(mks)
  }
}
