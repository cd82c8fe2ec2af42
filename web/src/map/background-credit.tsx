import { findBackground } from './background.ts'

/** Whose raster map lies underneath; nothing where none does. */
export function BackgroundCredit() {
  const credit = findBackground()?.credit
  return credit ? <p className="credit">{credit}</p> : null
}
