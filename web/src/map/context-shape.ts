import type { Names } from '@bezpechne/shared/cities'
import type { Feature, FeatureCollection, Geometry } from 'geojson'

interface ContextProperties {
  kind: 'city' | 'water' | 'district'
  id: string
  name: Names
}

/** GET /cities/{city}/context.geojson: outline, water, districts. */
export type ContextGeoJson = FeatureCollection<Geometry, ContextProperties>
export type ContextFeature = Feature<Geometry, ContextProperties>
