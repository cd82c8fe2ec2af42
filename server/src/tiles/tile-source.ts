import type { Tile } from '@bezpechne/shared/morton'
import type { TileQuery } from '@bezpechne/shared/tiles'

import type { Db } from '../platform/database.ts'
import { canonicalFilter, type Filter, filterKey, type MonthSpan } from './filter.ts'
import type { Fold } from './fold-queries.ts'
import { getMonthSpan, getTileBody, listAreaCategories } from './queries.ts'
import { encode, type Entry, TileCache } from './tile-cache.ts'

/** Tiles of this process: from its cache, else from the tables; kept true by the folds it is told. */
export class TileSource {
  readonly #db: Db
  readonly #cache = new TileCache(20_000)
  #span: MonthSpan
  readonly #areas: number[]
  readonly #keeps: boolean

  constructor(db: Db, { span, areas, cache }: { span: MonthSpan; areas: number[]; cache: 'on' | 'off' }) {
    this.#db = db
    this.#span = span
    this.#areas = areas
    this.#keeps = cache === 'on'
  }

  /** @param cache 'off' only to measure what a tile costs that nobody asked for before */
  static async open(db: Db, cache: 'on' | 'off'): Promise<TileSource> {
    return new TileSource(db, { span: await getMonthSpan(db), areas: await listAreaCategories(db), cache })
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
    const entry = encode(tile, await getTileBody(this.#db, tile, filter, this.#areas))
    if (this.#keeps) this.#cache.put(key, entry, folds)
    return entry
  }

  /** The first inquiry of a month widens what "all months" means: known before anything else is kept again. */
  async folded({ mks }: Fold): Promise<void> {
    this.#span = await getMonthSpan(this.#db)
    this.#cache.folded(mks)
  }
}
