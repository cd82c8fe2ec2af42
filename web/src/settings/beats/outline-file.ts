import type { Outline } from '@bezpechne/shared/beats'

/** The one outline of a file: a geometry, a feature, or a collection of one; what is wrong in it the server says. */
export function outlineIn(text: string): Outline | undefined {
  try {
    return outlineOf(JSON.parse(text))
  } catch {
    return undefined
  }
}

interface Loose {
  type?: unknown
  coordinates?: unknown
  geometry?: unknown
  features?: unknown
}

function outlineOf(given: unknown): Outline | undefined {
  if (typeof given !== 'object' || given === null) return undefined
  const { type, coordinates, geometry, features }: Loose = given
  if (Array.isArray(features)) return features.length === 1 ? outlineOf(features[0]) : undefined
  if (type === 'Feature') return outlineOf(geometry)
  const polygons: unknown = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : []
  if (!isPolygons(polygons)) return undefined
  const pairs = polygons.map((rings) =>
    rings.map((ring) => ring.map(([lng = 0, lat = 0]): [number, number] => [lng, lat])),
  )
  return { type: 'MultiPolygon', coordinates: pairs }
}

function isPolygons(given: unknown): given is number[][][][] {
  return isListOf(given, (rings) =>
    isListOf(rings, (ring) => isListOf(ring, (pair) => isListOf(pair, (one) => typeof one === 'number'))),
  )
}

function isListOf(given: unknown, test: (one: unknown) => boolean): boolean {
  return Array.isArray(given) && given.length > 0 && given.every(test)
}
