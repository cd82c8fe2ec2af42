import type { Position } from 'geojson'

import type { ContextFeature, ContextGeoJson } from './context-shape.ts'

/** The district around a point, to name an area. */
export function districtAt(geojson: ContextGeoJson, lng: number, lat: number): ContextFeature | undefined {
  return geojson.features.find(
    (feature) =>
      feature.properties.kind === 'district' &&
      polygonsOf(feature).some((rings) => isInside(rings, lng, lat)),
  )
}

function polygonsOf({ geometry }: ContextFeature): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates]
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : []
}

/** Even-odd over all rings: a hole counts itself out. */
function isInside(rings: Position[][], lng: number, lat: number): boolean {
  let inside = false
  for (const ring of rings) {
    for (const [index, [x1 = 0, y1 = 0]] of ring.entries()) {
      const [x2 = 0, y2 = 0] = ring[(index + 1) % ring.length] ?? []
      if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside
    }
  }
  return inside
}
