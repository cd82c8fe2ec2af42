import type { Tile } from '@bezpechne/shared/morton'
import type { TileQuery } from '@bezpechne/shared/tiles'

import type { Database, Db } from '../platform/database.ts'
import { canonicalFilter, type Filter, filterKey, type MonthSpan } from './filter.ts'
import type { Fold } from './fold-queries.ts'
import { getMonthSpan, getTileBody, listAreaCategories } from './queries.ts'
import { encode, type Entry, TileCache } from './tile-cache.ts'

type Reads = Pick<Database, 'db' | 'prepared'>

/** Tiles of this process: from its cache, else from the tables; kept true by the folds it is told. */
export class TileSource {
  readonly #db: Db
  readonly #prepared: Database['prepared']
  readonly #cache = new TileCache(20_000)
  #span: MonthSpan
  readonly #areas: number[]
  readonly #keeps: boolean

  constructor(
    { db, prepared }: Reads,
    { span, areas, cache }: { span: MonthSpan; areas: number[]; cache: 'on' | 'off' },
  ) {
    this.#db = db
    this.#prepared = prepared
    this.#span = span
    this.#areas = areas
    this.#keeps = cache === 'on'
  }

  /** @param cache 'off' only to measure what a tile costs that nobody asked for before */
  static async open(from: Reads, cache: 'on' | 'off'): Promise<TileSource> {
    const { db } = from
    return new TileSource(from, { span: await getMonthSpan(db), areas: await listAreaCategories(db), cache })
  }

  filterOf(query: TileQuery): Filter {
    return canonicalFilter(query, this.#span)
  }

  async get(tile: Tile, query: TileQuery): Promise<Entry> {
    const filter = this.filterOf(query)
    const key = `${tile.z}/${tile.x}/${tile.y}|${filterKey(filter)}`
    const kept = this.#cache.get(key)
    if (kept) return kept
    const { folds } = this.#cache
    const body = await getTileBody(this.#prepared, { tile, filter, areas: this.#areas })
    const entry = encode(tile, body)
    if (this.#keeps) this.#cache.put(key, entry, folds)
    return entry
  }

  /** The first inquiry of a month widens what "all months" means: known before anything else is kept again. */
  async folded({ mks }: Fold): Promise<void> {
    this.#span = await getMonthSpan(this.#db)
    this.#cache.folded(mks)
  }
}
