import type { Tile as TileAddress } from '@bezpechne/shared/morton'
import type { Tile } from '@bezpechne/shared/tiles'

import { mergeSpots } from './merge.ts'
import { type Spot, spotsOf } from './spots.ts'
import { tileKey, worldSide } from './tile-cover.ts'

export interface LoadedTile {
  address: TileAddress
  tile: Tile
  /** Merged as far as this tile alone can tell: done once, when it came, and never while the map moves. */
  spots: Spot[]
}

interface Kept {
  loaded: LoadedTile
  version: number
}

const mostKept = 200
/** Zooms above a tile that are looked at for it: a house and the whole city are six apart. */
const mostAbove = 6
/** Milliseconds in which a coarser tile is not asked for twice. */
const askedFor = 4000

export type ReadTile = (address: TileAddress, query: string, signal?: AbortSignal) => Promise<Tile>

/** The last tiles that were read; older versions serve while there is no connection. */
export class TileStore {
  readonly #kept = new Map<string, Kept>()
  readonly #asked = new Map<string, Promise<Tile | undefined>>()
  readonly #areas: ReadonlySet<number>
  readonly #read: ReadTile

  /** @param areas numbers of the categories that are shown by district */
  constructor(areas: ReadonlySet<number>, read: ReadTile) {
    this.#areas = areas
    this.#read = read
  }

  /** @returns what could be had, and whether anything is missing or old */
  async load(
    addresses: TileAddress[],
    query: string,
    { version, signal }: { version: number; signal: AbortSignal },
  ): Promise<{ tiles: LoadedTile[]; complete: boolean }> {
    let complete = true
    const one = async (address: TileAddress): Promise<LoadedTile[]> => {
      const key = tileKey(address) + query
      const kept = this.#kept.get(key)
      if (kept?.version === version) return [this.#keep(key, kept)]
      try {
        const loaded = this.#load(address, await this.#read(address, query, signal))
        return [this.#keep(key, { loaded, version })]
      } catch {
        complete = false
        const known = kept?.loaded ?? (signal.aborted ? undefined : await this.#above(address, query))
        return known ? [known] : []
      }
    }
    const tiles = await Promise.all(addresses.map(one))
    return { tiles: tiles.flat(), complete }
  }

  /**
   * Without a link: what a coarser tile that is here, or that the browser kept, knows of this place. Its counts stand in
   * the middle of their squares, each in one tile, so none is told twice.
   */
  async #above(address: TileAddress, query: string): Promise<LoadedTile | undefined> {
    for (let up = 1; up <= Math.min(mostAbove, address.z); up++) {
      const above = { z: address.z - up, x: address.x >> up, y: address.y >> up }
      const key = tileKey(above) + query
      const loaded = this.#kept.get(key)?.loaded ?? (await this.#askOnce(above, query))
      if (loaded) return { ...loaded, spots: loaded.spots.filter((spot) => isIn(address, spot)) }
    }
    return undefined
  }

  /** The worker of the browser may have it; neighbours share the answer, and a link that is lost is asked once. */
  async #askOnce(address: TileAddress, query: string): Promise<LoadedTile | undefined> {
    const key = tileKey(address) + query
    const asked = this.#asked.get(key) ?? this.#read(address, query).catch(() => undefined)
    this.#asked.set(key, asked)
    setTimeout(() => this.#asked.delete(key), askedFor)
    const tile = await asked
    return tile && this.#keep(key, { loaded: this.#load(address, tile), version: -1 })
  }

  #load(address: TileAddress, tile: Tile): LoadedTile {
    // A tile is drawn 512 px wide, which is the map's next zoom.
    const spots = mergeSpots(spotsOf(address, tile, this.#areas), worldSide(address.z + 1))
    return { address, tile, spots }
  }

  #keep(key: string, kept: Kept): LoadedTile {
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest)
    return kept.loaded
  }
}

function isIn({ z, x, y }: TileAddress, { u, v }: Spot): boolean {
  return Math.floor(u * 2 ** z) === x && Math.floor(v * 2 ** z) === y
}
