import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

import { interleave, maxTileZoom, type Tile } from '@bezpechne/shared/morton'

export interface Entry {
  etag: string
  plain: Buffer
  gzip: Buffer | undefined
  tile: number
  stale: boolean
}

const addressOf = (tile: Tile): number => interleave(tile.x, tile.y) * 32 + tile.z

/** Compressed once, when stored. The tag is of the content: there is no version to get wrong. */
export function encode(tile: Tile, body: string): Entry {
  const plain = Buffer.from(body)
  const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 16)
  // NOTE: brotli 5 was no smaller than gzip 6 here, and below 600 bytes neither is worth its header.
  const gzip = plain.length < 600 ? undefined : gzipSync(plain, { level: 6 })
  return { etag: `W/"${hash}"`, plain, gzip, tile: addressOf(tile), stale: false }
}

/**
 * Two generations in place of a linked list: a hit costs one map lookup, what was not asked for during a whole
 * generation goes.
 */
export class TileCache {
  readonly #max: number
  #young = new Map<string, Entry>()
  #old = new Map<string, Entry>()
  readonly #byTile = new Map<number, Set<Entry>>()
  #folds = 0

  constructor(max: number) {
    this.#max = max
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
    if (mks.length === 0) for (const tile of this.#byTile.keys()) this.#drop(tile)
    for (const mk of mks) {
      for (let z = 0; z <= maxTileZoom; z++) this.#drop(Math.floor(mk / 4 ** (26 - z)) * 32 + z)
    }
  }

  #drop(tile: number): void {
    for (const entry of this.#byTile.get(tile) ?? []) entry.stale = true
    this.#byTile.delete(tile)
  }

  #keep(key: string, entry: Entry): void {
    if (this.#young.size >= this.#max / 2) this.#turnGeneration()
    this.#young.set(key, entry)
  }

  #turnGeneration(): void {
    for (const gone of this.#old.values()) {
      const same = this.#byTile.get(gone.tile)
      if (same?.delete(gone) && same.size === 0) this.#byTile.delete(gone.tile)
    }
    this.#old = this.#young
    this.#young = new Map()
  }
}
