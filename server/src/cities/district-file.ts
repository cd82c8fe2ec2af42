import { Feature, readFeatures, readShape } from './geojson-file.ts'
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

export function readDistricts(bytes: Uint8Array, properties: Properties): Read {
  const features = readFeatures(bytes)
  if (typeof features === 'string') return { districts: [], problems: [features] }
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
