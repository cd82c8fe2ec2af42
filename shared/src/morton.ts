/**
 * 52-bit Morton keys on the Web Mercator square. Reference for the server and the client.
 *
 * The world is a grid of 2^26 x 2^26 steps (0.6 m at the equator, 0.38 m at 50 degrees north);
 * x runs east, y runs south, as in tile addresses. The key interleaves the bits, x in the even
 * places, y in the odd ones. Every key is below 2^52, so a JS number holds it exactly: no BigInt.
 * JS bit operators work on 32 bits only, so a key is handled as two halves of 26 bits.
 */
const BITS = 26
/** Tiles are drawn 512 px wide; zoom 18 is house by house. */
export const maxTileZoom = 18
const SIDE = 2 ** BITS // also the weight of the upper half of a key

/** 13 bits to the even places of 26: move the upper half away, then the upper half of each half, ... */
function spread(v: number): number {
  v = (v | (v << 8)) & 0x00ff00ff
  v = (v | (v << 4)) & 0x0f0f0f0f
  v = (v | (v << 2)) & 0x33333333
  return (v | (v << 1)) & 0x55555555
}

/** The even places of 26 bits back to 13 bits. */
function gather(v: number): number {
  v &= 0x55555555
  v = (v | (v >>> 1)) & 0x33333333
  v = (v | (v >>> 2)) & 0x0f0f0f0f
  v = (v | (v >>> 4)) & 0x00ff00ff
  return (v | (v >>> 8)) & 0xffff
}

export type Step = { x: number; y: number }
export type Tile = { z: number; x: number; y: number }
export type Range = { from: number; to: number } // half-open: from <= key < to

/** Interleave two numbers of up to 26 bits: a grid position, or a tile address at any z. */
export function interleave(x: number, y: number): number {
  const high = spread(x >>> 13) + 2 * spread(y >>> 13)
  const low = spread(x & 8191) + 2 * spread(y & 8191)
  return high * SIDE + low
}

export function deinterleave(key: number): Step {
  const high = Math.floor(key / SIDE)
  const low = key - high * SIDE
  return { x: gather(high) * 8192 + gather(low), y: gather(high >>> 1) * 8192 + gather(low >>> 1) }
}

/** Longitude and latitude to a grid step. The only place where the projection is computed. */
export function toStep(lon: number, lat: number): Step {
  const unitY = 0.5 - Math.atanh(Math.sin((lat * Math.PI) / 180)) / (2 * Math.PI)
  return { x: gridStep((lon + 180) / 360), y: gridStep(unitY) }
}

function gridStep(unit: number): number {
  return Math.min(SIDE - 1, Math.max(0, Math.floor(unit * SIDE)))
}

/** Middle of a grid step as longitude and latitude. */
export function toLonLat({ x, y }: Step): { lon: number; lat: number } {
  const lat = (Math.asin(Math.tanh((0.5 - (y + 0.5) / SIDE) * 2 * Math.PI)) * 180) / Math.PI
  return { lon: ((x + 0.5) / SIDE) * 360 - 180, lat }
}

/** A tile is one contiguous range of keys. `level` 26: keys of pins; less: keys of cells of that level. */
export function tileRange({ z, x, y }: Tile, level: number = BITS): Range {
  const span = 4 ** (level - z)
  const from = interleave(x, y) * span
  return { from, to: from + span }
}

/** The tile at zoom z that holds a pin's key. */
export const tileOf = (key: number, z: number): Tile => ({
  z,
  ...deinterleave(Math.floor(key / 4 ** (BITS - z))),
})
