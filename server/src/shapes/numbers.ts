import { mapFinding, type MapFinding } from '@bezpechne/shared/map-files'
import * as z from 'zod'

import type { RawFeature } from './raw.ts'

export type Pair = [x: number, y: number]

/** A feature whose coordinates are numbers, in whatever system. */
export interface Numbered {
  number: number
  name: string
  properties: Record<string, string>
  type: 'MultiPolygon' | 'MultiLineString' | 'Point'
  /** Polygons of rings; of lines one polygon, each a ring; of a point one ring of it. */
  polygons: Pair[][][]
}

interface Read {
  features: Numbered[]
  findings: MapFinding[]
}

// NOTE: a third number is a height, a fourth a measure: a border needs neither.
const Position = z.tuple([z.number(), z.number()], z.number())
const Ring = z.array(Position)
const shapes: Record<string, { type: Numbered['type']; read: z.ZodType<z.infer<typeof Ring>[][]> }> = {
  Polygon: { type: 'MultiPolygon', read: z.array(Ring).transform((one) => [one]) },
  MultiPolygon: { type: 'MultiPolygon', read: z.array(z.array(Ring)) },
  LineString: { type: 'MultiLineString', read: Ring.transform((one) => [[one]]) },
  MultiLineString: { type: 'MultiLineString', read: z.array(Ring).transform((one) => [one]) },
  Point: { type: 'Point', read: Position.transform((one) => [[[one]]]) },
}

/** Coordinates as numbers in pairs, rings closed, and all that is wrong with them. */
export function readNumbers(raw: readonly RawFeature[]): Read {
  const findings: MapFinding[] = []
  let high = 0
  const features = raw.flatMap((given, at) => {
    const { feature, finding, wasHigh } = readFeature(given, at + 1)
    if (finding) findings.push(finding)
    if (wasHigh) high += 1
    return feature ?? []
  })
  if (high) findings.push(mapFinding('heights-dropped', { count: high }))
  return { features, findings }
}

interface One {
  feature?: Numbered
  finding?: MapFinding
  wasHigh?: boolean
}

function readFeature({ properties: given, geometry }: RawFeature, number: number): One {
  const properties = wordsOf(given)
  const name = labelOf(properties, number)
  const named = [name]
  if (!geometry) return { finding: mapFinding('no-border', { named }) }
  const shape = Object.hasOwn(shapes, geometry.type) ? shapes[geometry.type] : undefined
  if (!shape) return { finding: mapFinding('not-polygon', { named, about: geometry.type.slice(0, 40) }) }
  const read = shape.read.safeParse(geometry.coordinates)
  if (!read.success) return { finding: mapFinding('bad-numbers', { named }) }
  const polygons = read.data.filter((rings) => rings.some((ring) => ring.length > 0))
  const [first] = polygons.flat(2)
  if (!first) return { finding: mapFinding('no-border', { named }) }
  const wasHigh = polygons.some((rings) => rings.some((ring) => ring.some((position) => position.length > 2)))
  const flat = polygons.map((rings) => rings.map((ring) => ring.map(([x, y]): Pair => [x, y])))
  const feature = { number, name, properties, type: shape.type, polygons: flat }
  if (shape.type !== 'MultiPolygon') return { feature, wasHigh }
  const closed = flat.map((rings) => rings.map(closedRing))
  const wasOpen = closed.some((rings, n) => rings.some((ring, m) => ring.length !== flat[n]?.[m]?.length))
  if (closed.some((rings) => rings.length === 0 || rings.some((ring) => ring.length < 4)))
    return { finding: mapFinding('short-ring', { named }) }
  return {
    feature: { ...feature, polygons: closed },
    wasHigh,
    ...(wasOpen && { finding: mapFinding('ring-closed', { named }) }),
  }
}

function closedRing(ring: Pair[]): Pair[] {
  const [first, last] = [ring[0], ring.at(-1)]
  if (!first || !last || (first[0] === last[0] && first[1] === last[1])) return ring
  return [...ring, first]
}

const mostProperties = 60
const longest = 300

/** Only what is words or numbers: a list inside a property names nothing. */
function wordsOf(given: Record<string, unknown>): Record<string, string> {
  const kept = Object.entries(given).flatMap(([name, value]) => {
    if (typeof value !== 'string' && !Number.isFinite(value)) return []
    const words = String(value)
      .normalize('NFC')
      .replaceAll(/[\p{C}\s]+/gu, ' ')
      .trim()
    return words ? [[name.replaceAll(/\p{C}/gu, '').slice(0, 60), words.slice(0, longest)] as const] : []
  })
  return Object.fromEntries(kept.slice(0, mostProperties))
}

const nameFields = /^(name_uk|name:uk|label_uk|назва|adm3_uk|adm3_ua|name|code|код|title)$/i

/** How findings call it: by its name, or by its place in the file. */
function labelOf(properties: Record<string, string>, number: number): string {
  const field = Object.keys(properties).find((name) => nameFields.test(name))
  const name = field === undefined ? undefined : properties[field]
  return name ? `${name.slice(0, 80)} (№ ${number})` : `№ ${number}`
}
