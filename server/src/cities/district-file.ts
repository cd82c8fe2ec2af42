import * as z from 'zod'

import type { DistrictShape } from './import-queries.ts'

/** Which property of a feature is what. */
export interface Properties {
  nameUk: string
  nameEn: string
  katottg: string
}

interface Read {
  districts: DistrictShape[]
  /** All that is wrong, each with its feature; empty: the file can be used. */
  problems: string[]
}

const Feature = z.object({
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

function refused(problem: string): Read {
  return { districts: [], problems: [problem] }
}

export function readDistricts(bytes: Uint8Array, properties: Properties): Read {
  let parsed: unknown
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof SyntaxError) return refused(`The file is not JSON: ${error.message}`)
    return refused('The file is not UTF-8: save it as UTF-8')
  }
  const collection = Collection.safeParse(parsed)
  if (!collection.success) return refused('The file is not a GeoJSON FeatureCollection')
  const { crs, features } = collection.data
  if (crs && !/CRS:?:?84$|EPSG:+4326$/i.test(crs.properties.name))
    return refused(`The coordinates are in ${crs.properties.name}: convert the file to WGS-84 (EPSG:4326)`)
  if (!features.length) return refused('The file holds no features')
  const read = features.map((feature, n) => readFeature(feature, n + 1, properties))
  const districts = read.flatMap(({ district }) => district ?? [])
  return { districts, problems: [...read.flatMap(({ problems }) => problems), ...twice(districts)] }
}

function readFeature(
  given: unknown,
  number: number,
  properties: Properties,
): { district?: DistrictShape; problems: string[] } {
  const feature = Feature.safeParse(given)
  if (!feature.success) return { problems: [`feature ${number}: is no GeoJSON feature`] }
  const textOf = (name: string) => {
    const value = feature.data.properties?.[name]
    return typeof value === 'string' ? value.normalize('NFC').trim() : ''
  }
  const names = {
    nameUk: textOf(properties.nameUk),
    nameEn: textOf(properties.nameEn),
    katottg: textOf(properties.katottg) || null,
  }
  const label = `feature ${number}${names.nameUk && ` “${names.nameUk}”`}`
  const shape = readShape(feature.data.geometry)
  const problems = wrongNames(names, properties)
  if (typeof shape === 'string') problems.push(shape)
  if (problems.length || typeof shape === 'string')
    return { problems: problems.map((problem) => `${label}: ${problem}`) }
  return { district: { label, ...names, polygons: shape }, problems: [] }
}

type Names = Pick<DistrictShape, 'nameUk' | 'nameEn' | 'katottg'>

function wrongNames({ nameUk, nameEn, katottg }: Names, properties: Properties): string[] {
  const problems: string[] = []
  if (!nameUk) problems.push(`${properties.nameUk} is missing`)
  if (!nameEn) problems.push(`${properties.nameEn} is missing`)
  if (katottg && !/^UA\d{17}$/.test(katottg)) problems.push(`${katottg} is not a KATOTTG code`)
  return problems
}

/** The polygons, or what is wrong with them. */
function readShape(geometry: z.infer<typeof Feature>['geometry']): DistrictShape['polygons'] | string {
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

function inUkraine(lng: number, lat: number): boolean {
  return lng > 21 && lng < 41 && lat > 43.5 && lat < 53
}

function twice(districts: DistrictShape[]): string[] {
  const found: string[] = []
  const seen = new Map<string, string>()
  for (const { label, nameUk, katottg } of districts) {
    for (const key of [foldName(nameUk), katottg]) {
      if (!key) continue
      const first = seen.get(key)
      if (first) found.push(`${label}: ${katottg === key ? key : 'its name'} stands at ${first} too`)
      else seen.set(key, label)
    }
  }
  return found
}

/** One name, however its apostrophe was typed. */
export function foldName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[’ʼ'`‘]/g, '’')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
