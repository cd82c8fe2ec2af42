/** Public numbers of a tile's pins: those of one stem stand together, in their order. */
export interface TileNumbers {
  /** "KYIV-2026-" */
  stems: string[]
  /** How many pins each stem has. */
  counts: number[]
  /** Of each pin: the first of a stem its number, the others how far it is from the one before. */
  no: number[]
}

/** NOTE: made when it is asked for: the numbers of a hundred thousand pins are many strings. */
export function numberAt(tile: TileNumbers, index: number): string | undefined {
  let first = 0
  for (const [which, stem] of tile.stems.entries()) {
    const end = first + (tile.counts[which] ?? 0)
    if (index < end) {
      const no = tile.no.slice(first, index + 1).reduce((sum, step) => sum + step, 0)
      return stem + String(no).padStart(6, '0')
    }
    first = end
  }
  return undefined
}

/** @returns -1 where it is not among them */
export function indexOfNumber(tile: TileNumbers, number: string): number {
  const which = tile.stems.findIndex((stem) => number.startsWith(stem))
  const first = tile.counts.slice(0, Math.max(0, which)).reduce((sum, count) => sum + count, 0)
  const end = which < 0 ? first : first + (tile.counts[which] ?? 0)
  let left = Number(number.slice(tile.stems[which]?.length))
  for (let index = first; index < end; index++) {
    left -= tile.no[index] ?? 0
    if (left === 0) return index
  }
  return -1
}

export function numbersOf(tile: TileNumbers): string[] {
  return tile.no.map((_, index) => numberAt(tile, index) ?? '')
}
