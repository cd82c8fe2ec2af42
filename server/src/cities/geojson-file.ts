import type { MultiPolygon } from 'geojson'
import * as z from 'zod'

import { inUkraine } from '../shapes/index.ts'

/** [longitude, latitude] rings of each polygon, as GeoJSON has them. */
export type Polygons = MultiPolygon['coordinates']

export const Feature = z.object({
  type: z.literal('Feature'),
  properties: z.record(z.string(), z.unknown()).nullable(),
  geometry: z.object({ type: z.string(), coordinates: z.unknown() }).nullable(),
})
const Collection = z.object({
  type: z.literal('FeatureCollection'),
  crs: z.object({ properties: z.object({ name: z.string() }) }).optional(),
  features: z.array(z.unknown()),
})
// NOTE: a third number is a height, which an outline does not need.
const Position = z.tuple([z.number(), z.number()], z.number())
const Polygon = z.array(z.array(Position)).min(1)

/** The features of a file as they stand there, or what is wrong with the whole of it. */
export function readFeatures(bytes: Uint8Array): unknown[] | string {
  let parsed: unknown
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof SyntaxError) return `The file is not JSON: ${error.message}`
    return 'The file is not UTF-8: save it as UTF-8'
  }
  const collection = Collection.safeParse(parsed)
  if (!collection.success) return 'The file is not a GeoJSON FeatureCollection'
  const { crs, features } = collection.data
  if (crs && !/CRS:?:?84$|EPSG:+4326$/i.test(crs.properties.name))
    return `The coordinates are in ${crs.properties.name}: convert the file to WGS-84 (EPSG:4326)`
  return features.length ? features : 'The file holds no features'
}

/** The polygons, or what is wrong with them. */
export function readShape(geometry: z.infer<typeof Feature>['geometry']): Polygons | string {
  if (!geometry) return 'has no geometry'
  const { type, coordinates } = geometry
  if (type !== 'Polygon' && type !== 'MultiPolygon') return `is a ${type}, not a Polygon or MultiPolygon`
  const read = z
    .array(Polygon)
    .min(1)
    .safeParse(type === 'Polygon' ? [coordinates] : coordinates)
  if (!read.success) return 'its coordinates are empty or not numbers'
  const wrong = wrongRing(read.data.flat())
  return wrong ?? read.data.map((rings) => rings.map((ring) => ring.map(([lng, lat]) => [lng, lat])))
}

function wrongRing(rings: z.infer<typeof Position>[][]): string | undefined {
  if (rings.some((ring) => ring.length < 4)) return 'a ring has fewer than four points'
  const open = rings.find((ring) => ring[0]?.[0] !== ring.at(-1)?.[0] || ring[0]?.[1] !== ring.at(-1)?.[1])
  if (open) return `a ring does not end where it begins, at ${String(open[0])}`
  const points = rings.flat()
  const beyond = points.find(([lng, lat]) => Math.abs(lng) > 180 || Math.abs(lat) > 90)
  if (beyond) return `${String(beyond)} is no longitude and latitude: metres perhaps, convert to WGS-84`
  if (points.every(([lng, lat]) => inUkraine(lat, lng)))
    return 'its coordinates are exchanged: GeoJSON has the longitude first'
  return undefined
}
