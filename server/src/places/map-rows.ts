import { fieldsIn } from '@bezpechne/shared/map-fields'
import type { MapFeature, MapFile } from '@bezpechne/shared/map-files'

import type { PlaceFile } from './importing.ts'

/** The property that holds the names of streets; undefined: none does. */
function nameField(fields: readonly string[]): string | undefined {
  const found = ['name_uk', 'street_uk'].find((field) => fields.includes(field)) ?? fieldsIn(fields).nameUk
  return found || undefined
}

/** Streets and settlements of a map file as the rows of a table; undefined: no property holds names. */
export function placesOfMap({
  features,
  fields,
}: Pick<MapFile, 'features' | 'fields'>): PlaceFile['rows'] | undefined {
  const name = nameField(fields)
  return name === undefined ? undefined : mapRows(features, name)
}

/** A street that is drawn in pieces, as OpenStreetMap has it, is its longest piece. */
async function* mapRows(features: readonly MapFeature[], name: string): PlaceFile['rows'] {
  const longest = new Map<string, MapFeature>()
  for (const feature of features) {
    const key = feature.properties[name] ?? ''
    const known = longest.get(key)
    if (!known || lengthOf(feature) > lengthOf(known)) longest.set(key, feature)
  }
  // Without a name a way is a path between houses, and nobody asks for it.
  longest.delete('')
  for (const feature of longest.values()) yield { line: feature.number, values: rowOf(feature, name) }
}

function rowOf({ properties, geometry }: MapFeature, name: string): Record<string, string> {
  const column = geometry.type === 'MultiLineString' ? 'street_uk' : 'name_uk'
  const { old_name: former, ...rest } = properties
  return {
    ...rest,
    ...(former && { former }),
    [column]: properties[name] ?? '',
    ...placeOf(geometry),
  }
}

function placeOf(geometry: MapFeature['geometry']): Record<string, string> {
  if (geometry.type === 'Point')
    return { lon: decimal(geometry.coordinates[0]), lat: decimal(geometry.coordinates[1]) }
  if (geometry.type !== 'MultiLineString') return {}
  const pieces = geometry.coordinates.toSorted((one, other) => metresOf(other) - metresOf(one))
  const line = pieces[0]?.map((pair) => pair.map(decimal).join(' ')).join('; ')
  return line === undefined ? {} : { line }
}

function decimal(degrees: number): string {
  return degrees.toFixed(6)
}

function lengthOf({ geometry }: MapFeature): number {
  return geometry.type === 'MultiLineString' ? Math.max(...geometry.coordinates.map(metresOf)) : 0
}

/** Roughly: to compare pieces of one street. */
function metresOf(line: readonly (readonly [number, number])[]): number {
  return line.reduce((sum, [lng, lat], n) => {
    const [east, north] = line[n - 1] ?? [lng, lat]
    return sum + Math.hypot((lng - east) * 0.65, lat - north) * 111_200
  }, 0)
}
