import type { LatLng } from '@bezpechne/shared/geo'
import type { Place } from '@bezpechne/shared/places'

/** How the point of an inquiry came about; what the person corrects by hand has none. */
export type PlaceSource =
  | { kind: 'words'; at: LatLng | null; precision: Place['precision'] }
  | { kind: 'own'; at: LatLng; metres: number }

/** A device that errs by more points at another street: it has to be corrected. */
export const coarse = 100

/** The source, while the point is still where it put it. */
export function stillThere(source: PlaceSource | undefined, at: LatLng | null): PlaceSource | undefined {
  return source && source.at?.lat === at?.lat && source.at?.lng === at?.lng ? source : undefined
}

const around = { house: 100, street: 300, settlement: 1000, around: 1000, none: 1000 } as const

/** Metres around a place that a map has to show. */
export function lookOf(source: PlaceSource): { at: LatLng; metres: number } | undefined {
  if (!source.at) return undefined
  return { at: source.at, metres: source.kind === 'own' ? source.metres : around[source.precision] }
}
