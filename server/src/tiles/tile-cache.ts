import { maxTileZoom } from '@bezpechne/shared/morton'

import type { Entry } from './tile-entry.ts'

interface Most {
  entries: number
  bytes: number
}

/** Two generations in place of a linked list: a hit costs one look, what was not asked for during a whole one goes. */
export class TileCache {
  readonly #most: Most
  #young = new Map<string, Entry>()
  #old = new Map<string, Entry>()
  #youngBytes = 0
  readonly #byTile = new Map<number, Set<Entry>>()
  #folds = 0

  constructor(most: Most) {
    this.#most = most
  }

  get(key: string): Entry | undefined {
    const young = this.#young.get(key)
    if (young) return young.stale ? undefined : young
    const old = this.#old.get(key)
    if (!old || old.stale) return undefined
    this.#old.delete(key)
    this.#keep(key, old)
    return old
  }

  /** Read it before the query starts: put() refuses an answer that a fold may have overtaken. */
  get folds(): number {
    return this.#folds
  }

  put(key: string, entry: Entry, folds: number): void {
    if (folds !== this.#folds) return
    const same = this.#byTile.get(entry.tile)
    if (same) same.add(entry)
    else this.#byTile.set(entry.tile, new Set([entry]))
    this.#keep(key, entry)
  }

  /** Keys of the pins that a fold touched; an empty list means everything. */
  folded(mks: number[]): void {
    this.#folds++
    if (mks.length === 0) return this.#forgetAll()
    for (const mk of mks) {
      for (let z = 0; z <= maxTileZoom; z++) this.#drop(Math.floor(mk / 4 ** (26 - z)) * 32 + z)
    }
    return undefined
  }

  #forgetAll(): void {
    this.#young = new Map()
    this.#old = new Map()
    this.#youngBytes = 0
    this.#byTile.clear()
  }

  /** NOTE: marked, not looked for: a tile has an entry for each filter, and its key is not known here. */
  #drop(tile: number): void {
    for (const entry of this.#byTile.get(tile) ?? []) entry.stale = true
    this.#byTile.delete(tile)
  }

  #keep(key: string, entry: Entry): void {
    const { entries, bytes } = this.#most
    if (this.#young.size >= entries / 2 || this.#youngBytes + entry.bytes > bytes / 2) this.#turnGeneration()
    this.#youngBytes += entry.bytes - (this.#young.get(key)?.bytes ?? 0)
    this.#young.set(key, entry)
  }

  #turnGeneration(): void {
    for (const gone of this.#old.values()) {
      const same = this.#byTile.get(gone.tile)
      if (same?.delete(gone) && same.size === 0) this.#byTile.delete(gone.tile)
    }
    this.#old = this.#young
    this.#young = new Map()
    this.#youngBytes = 0
  }
}
