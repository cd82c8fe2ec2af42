import type { MultiPolygon } from 'geojson'

/** [longitude, latitude] rings of each polygon, as GeoJSON has them. */
export type Polygons = MultiPolygon['coordinates']
