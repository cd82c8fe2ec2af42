import { type Tile as TileAddress, toLonLat } from '@bezpechne/shared/morton'
import type { Tile } from '@bezpechne/shared/tiles'
import type { Map as LeafletMap } from 'leaflet'

import type { Pick } from './drawn-item.ts'
import { kindOf } from './drawn-spot.ts'
import { type Spot, spotsOf } from './spots.ts'

export function latLngOf({ u, v }: { u: number; v: number }): { lat: number; lng: number } {
  const side = 2 ** 26
  const { lon, lat } = toLonLat({ x: Math.floor(u * side), y: Math.floor(v * side) })
  return { lat, lng: lon }
}

/** Tiles of this zoom hold pins with their numbers. */
const pinZoom = 15

/**
 * What a click on a spot means: a pin is picked, a cluster zooms in. A lone pin that was only counted is looked up
 * first, so that it opens like any other.
 */
export async function openSpot(
  map: LeafletMap,
  spot: Spot,
  { read, onPick }: { read: (address: TileAddress) => Promise<Tile>; onPick: (pick: Pick) => void },
): Promise<void> {
  const numbers = spot.listed ? spot.numbers() : await findNumbers(spot, read)
  const [number] = numbers
  if (numbers.length === 1 && number !== undefined) return onPick({ number })
  if (numbers.length > 1 && (kindOf(spot) !== 'cluster' || map.getZoom() >= map.getMaxZoom()))
    return onPick({ numbers })
  map.setView(latLngOf(spot), Math.min(map.getMaxZoom(), map.getZoom() + 2))
  return undefined
}

async function findNumbers(spot: Spot, read: (address: TileAddress) => Promise<Tile>): Promise<string[]> {
  if (spot.red + spot.green !== 1) return []
  const side = 2 ** pinZoom
  const address = { z: pinZoom, x: Math.floor(spot.u * side), y: Math.floor(spot.v * side) }
  try {
    const near = spotsOf(address, await read(address), new Set())
    const away = ({ u, v }: Spot) => Math.hypot(u - spot.u, v - spot.v)
    return near.toSorted((a, b) => away(a) - away(b))[0]?.numbers() ?? []
  } catch {
    return []
  }
}
