import type { Tile as TileAddress } from '@bezpechne/shared/morton'
import type { Tile } from '@bezpechne/shared/tiles'

import { send } from '../lib/api.ts'
import { tileKey } from './tile-cover.ts'

export interface LoadedTile {
  address: TileAddress
  tile: Tile
}

interface Kept {
  tile: Tile
  version: number
}

const mostKept = 200

export function fetchTile(address: TileAddress, query: string, signal?: AbortSignal): Promise<Tile> {
  // NOTE: always asked again, mostly answered with 304: a copy that the browser holds may miss what a live event
  // has already told.
  return send(`/tiles/${tileKey(address)}${query}`, { cache: 'no-cache', ...(signal && { signal }) })
}

/** The last tiles that were read; older versions serve while there is no connection. */
export class TileStore {
  readonly #kept = new Map<string, Kept>()
  readonly #read: typeof fetchTile

  constructor(read = fetchTile) {
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
      if (kept?.version === version) return [{ address, tile: this.#keep(key, kept) }]
      try {
        const tile = await this.#read(address, query, signal)
        return [{ address, tile: this.#keep(key, { tile, version }) }]
      } catch {
        complete = false
        return kept ? [{ address, tile: kept.tile }] : []
      }
    }
    const tiles = await Promise.all(addresses.map(one))
    return { tiles: tiles.flat(), complete }
  }

  #keep(key: string, kept: Kept): Tile {
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest)
    return kept.tile
  }
}
