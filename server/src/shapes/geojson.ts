import { mapFinding } from '@bezpechne/shared/map-files'
import * as z from 'zod'

import { FileRefused, type RawFeature, type RawFile } from './raw.ts'
import { arcsOf, isTopology } from './topojson.ts'

const Geometry = z.object({ type: z.string(), coordinates: z.unknown() })
const Feature = z.object({
  type: z.literal('Feature'),
  id: z.union([z.string(), z.number()]).optional(),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: Geometry.nullish(),
})
const Collection = z.object({
  type: z.literal('FeatureCollection'),
  crs: z.object({ properties: z.object({ name: z.string() }) }).nullish(),
  features: z.array(z.unknown()),
})

/** GeoJSON: a collection, a feature, or a geometry alone; TopoJSON. @throws FileRefused */
export function readJson(text: string): RawFile {
  let parsed: unknown
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const about = error instanceof Error ? error.message.slice(0, 120) : 'JSON'
    throw new FileRefused(mapFinding('file-broken', { about }))
  }
  if (isTopology(parsed))
    return { format: 'topojson', features: arcsOf(parsed).map(rawOf), crs: undefined, findings: [] }
  const collection = Collection.safeParse(parsed)
  if (collection.success) {
    const { crs, features } = collection.data
    const name = crs?.properties.name
    return {
      format: 'geojson',
      features: features.map(rawOf),
      crs: name === undefined ? undefined : { name },
      findings: [],
    }
  }
  const alone = Feature.safeParse(parsed)
  const feature = alone.success ? alone.data : { type: 'Feature', properties: {}, geometry: parsed }
  if (!alone.success && !Geometry.safeParse(parsed).success) throw new FileRefused(mapFinding('file-unknown'))
  return { format: 'geojson', features: [rawOf(feature)], crs: undefined, findings: [] }
}

function rawOf(given: unknown): RawFeature {
  const feature = Feature.safeParse(given)
  if (!feature.success) return { properties: {}, geometry: undefined }
  const { id, properties, geometry } = feature.data
  return {
    properties: { ...(id === undefined ? {} : { id }), ...properties },
    geometry: geometry ?? undefined,
  }
}
