import type { CityContext } from '@bezpechne/shared/cities'
import type { LatLng } from '@bezpechne/shared/geo'

type Feature = CityContext['features'][number]
type Ring = [number, number][]

/** Whether the point lies inside the city; undefined while nobody knows its outline. The server has the last word. */
export function isInCity(context: CityContext | undefined, at: LatLng): boolean | undefined {
  const outlines = context?.features.filter(({ properties }) => properties.kind === 'city')
  return outlines?.length ? outlines.some((outline) => covers(outline, at)) : undefined
}

/** The district at a point, as the drawing knows it. */
export function districtAt(context: CityContext | undefined, at: LatLng): Feature['properties'] | undefined {
  return context?.features.find((feature) => feature.properties.kind === 'district' && covers(feature, at))
    ?.properties
}

function covers({ geometry }: Feature, at: LatLng): boolean {
  if (geometry.type === 'Polygon') return inRings(geometry.coordinates, at)
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.some((rings) => inRings(rings, at))
  return false
}

// Even-odd over all rings at once: a hole is a second crossing.
function inRings(rings: Ring[], { lat, lng }: LatLng): boolean {
  let inside = false
  for (const ring of rings) {
    for (const [index, [x, y]] of ring.entries()) {
      const [fromX, fromY] = ring[index - 1] ?? ring.at(-1) ?? [x, y]
      const crosses = y > lat !== fromY > lat && lng < ((fromX - x) * (lat - y)) / (fromY - y) + x
      if (crosses) inside = !inside
    }
  }
  return inside
}
