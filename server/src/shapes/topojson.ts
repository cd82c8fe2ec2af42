import { mapFinding } from '@bezpechne/shared/map-files'
import * as z from 'zod'

import { FileRefused } from './raw.ts'

const Pair = z.tuple([z.number(), z.number()])
const Arc = z.array(Pair.rest(z.number()))
const Topology = z.object({
  type: z.literal('Topology'),
  transform: z.object({ scale: Pair, translate: Pair }).optional(),
  arcs: z.array(Arc),
  objects: z.record(
    z.string(),
    z.object({ type: z.string(), geometries: z.array(z.unknown()).optional() }).loose(),
  ),
})
type Topology = z.infer<typeof Topology>
const Ring = z.array(z.int())
const Shape = z.object({
  type: z.string(),
  id: z.union([z.string(), z.number()]).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  arcs: z.unknown(),
})

export function isTopology(given: unknown): boolean {
  return typeof given === 'object' && given !== null && 'type' in given && given.type === 'Topology'
}

/** The geometries of a TopoJSON as GeoJSON features, in the order of the file. @throws FileRefused */
export function arcsOf(given: unknown): unknown[] {
  const read = Topology.safeParse(given)
  if (!read.success) throw new FileRefused(mapFinding('file-broken', { about: 'TopoJSON' }))
  const lines = read.data.arcs.map((arc) => lineOf(arc, read.data))
  return Object.values(read.data.objects).flatMap((object) =>
    (object.geometries ?? [object]).map((one) => featureOf(one, lines)),
  )
}

type Line = [number, number][]

/** NOTE: with a transform each point is the step from the one before, in whole numbers. */
function lineOf(arc: z.infer<typeof Arc>, { transform }: Topology): Line {
  if (!transform) return arc.map(([x, y]) => [x, y])
  const { scale, translate } = transform
  let [east, north] = [0, 0]
  return arc.map(([x, y]) => {
    east += x
    north += y
    return [east * scale[0] + translate[0], north * scale[1] + translate[1]]
  })
}

function featureOf(given: unknown, lines: Line[]): unknown {
  const shape = Shape.safeParse(given)
  if (!shape.success) return undefined
  const { type, id, properties = {}, arcs } = shape.data
  return {
    type: 'Feature',
    ...(id === undefined ? {} : { id }),
    properties,
    geometry: geometryOf(type, arcs, lines),
  }
}

function geometryOf(type: string, arcs: unknown, lines: Line[]): unknown {
  const rings = (given: unknown) =>
    z
      .array(Ring)
      .parse(given)
      .map((ring) => joined(ring, lines))
  try {
    if (type === 'Polygon') return { type, coordinates: rings(arcs) }
    if (type === 'MultiPolygon') return { type, coordinates: z.array(z.unknown()).parse(arcs).map(rings) }
  } catch {
    // What it says of its arcs cannot be: told as a border that is none.
    return { type, coordinates: null }
  }
  return { type, coordinates: null }
}

/** Arcs end to end; a negative number is an arc the other way round. */
function joined(ring: number[], lines: Line[]): Line {
  return ring.flatMap((arc, n) => {
    const line = arc < 0 ? (lines[~arc] ?? []).toReversed() : (lines[arc] ?? [])
    return n === 0 ? line : line.slice(1)
  })
}
