import type { Category } from '@bezpechne/shared/categories'

import { worldSide } from './tile-cover.ts'

const least = 46 // px
const ground = 700 // metres: however far one zooms in, an area never shrinks to a place
const most = 3000 // px: beyond it the whole screen is inside

const equator = 40_075_016.686 // metres around the Earth

/** Radius in px of the shade of an inquiry that is known by district only. */
export function areaRadius(v: number, zoom: number): number {
  const metresPerPx = equator / worldSide(zoom) / Math.cosh(Math.PI * (1 - 2 * v))
  return Math.min(most, Math.max(zoom < labelsFrom ? least / 2 : least, ground / metresPerPx))
}

/** Names of districts fit from here on; below it an area is only its shade and a pin. */
export const labelsFrom = 11

/** Numbers of the categories that are shown by district. */
export function areaNumbers(categories: readonly Category[]): number[] {
  return categories.flatMap(({ no, precision }) => (precision === 'district' && no !== null ? [no] : []))
}
