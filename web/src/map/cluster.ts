/** Looks of a cluster, from the design: a ring with the share of red, and the number. */

export interface Arc {
  from: number
  to: number
}

/** 38 px across under 10, 46 under 25, 54 up to three digits; wider so that every digit stays readable. */
export function clusterRadius(total: number): number {
  if (total < 10) return 19
  if (total < 25) return 23
  if (total < 1000) return 27
  if (total < 10_000) return 31
  return total < 1_000_000 ? 36 : 42
}

export function clusterFontSize(total: number): number {
  return total < 100 ? 15 : 13
}

const ring = 5 // the ring's middle lies this far inside the edge
const gap = 2 // px left free at each end of an arc
const least = 5 // a share of one in a thousand is still seen

export function ringRadius(total: number): number {
  return clusterRadius(total) - ring
}

/** Red clockwise from 12 o'clock, green the rest; radians. One colour alone closes the ring. */
export function arcsOf(red: number, green: number): { red?: Arc; green?: Arc } {
  const turn = 2 * Math.PI
  const top = -Math.PI / 2
  if (green === 0) return { red: { from: top, to: top + turn } }
  if (red === 0) return { green: { from: top, to: top + turn } }
  const radius = ringRadius(red + green)
  const free = gap / radius
  const smallest = least / radius + 2 * free
  const share = Math.min(turn - smallest, Math.max(smallest, (turn * red) / (red + green)))
  return {
    red: { from: top + free, to: top + share - free },
    green: { from: top + share + free, to: top + turn - free },
  }
}
