import type { Outline } from '@bezpechne/shared/beats'
import type { FreezeArea } from '@bezpechne/shared/freezes'
import type { LatLng } from '@bezpechne/shared/geo'

/** What somebody has chosen so far: each way keeps its own, so that trying another loses nothing. */
export interface TypedArea {
  kind: FreezeArea['kind']
  at: LatLng | undefined
  metres: number
  district: string
  beat: string
  drawn: Outline | undefined
}

export const untyped: TypedArea = {
  kind: 'circle',
  at: undefined,
  metres: 500,
  district: '',
  beat: '',
  drawn: undefined,
}

/** The area to ask for; undefined while something of it is missing. */
export function areaOf({ kind, at, metres, district, beat, drawn }: TypedArea): FreezeArea | undefined {
  if (kind === 'circle') return at && { kind, at, metres }
  if (kind === 'district') return district ? { kind, id: district } : undefined
  if (kind === 'beat') return beat ? { kind, id: beat } : undefined
  return drawn && { kind, polygons: drawn.coordinates }
}

/** "50.4501, 30.5234" as it is copied from any map; undefined for what is no such pair. */
export function placeIn(text: string): LatLng | undefined {
  const read = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text)
  if (!read) return undefined
  const [lat, lng] = [Number(read[1]), Number(read[2])]
  if (Math.abs(lat) > 90 || Math.abs(lng) > 180) return undefined
  return { lat: rounded(lat), lng: rounded(lng) }
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}

/** Six corners to begin with, as far from the middle as the circle would reach. */
export function outlineAround({ lat, lng }: LatLng, metres: number): Outline {
  const high = metres / 111_195
  const wide = high / Math.cos((lat * Math.PI) / 180)
  const ring = [0, 1, 2, 3, 4, 5, 0].map((n): [number, number] => {
    const turn = (n * Math.PI) / 3
    return [rounded(lng + wide * Math.sin(turn)), rounded(lat + high * Math.cos(turn))]
  })
  return { type: 'MultiPolygon', coordinates: [[ring]] }
}
