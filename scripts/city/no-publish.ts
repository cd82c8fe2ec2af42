import { recordDeed } from '@bezpechne/server/audit/index'
import { foldName } from '@bezpechne/server/cities/fold-name'
import { findInvalid, getDistance } from '@bezpechne/server/cities/import-queries'
import { getCity } from '@bezpechne/server/cities/index'
import type { Polygons } from '@bezpechne/server/cities/polygons'
import { deleteArea, getShareOfCity, setArea } from '@bezpechne/server/guard/area-queries'
import { type Db, transact } from '@bezpechne/server/platform/database'
import type { MapFeature } from '@bezpechne/shared/map-files'
import { typedLine } from '@bezpechne/shared/text'

import { InputError } from '../import/input-error.ts'
import { type MapFlags, readMapOf } from '../import/map-file.ts'

interface Area {
  label: string
  name: string
  polygons: Polygons
}

const mostAreas = 300

/** As the command has them. */
export interface AreaFlags extends MapFlags {
  name: string
  remove?: string
}

interface AreaFile extends MapFlags {
  city: string
  /** GeoJSON, TopoJSON, KML, KMZ or a zipped shapefile. */
  file: string
  /** Which property of a feature is its name. */
  property: string
}

/**
 * Areas of which nothing is published unread by two: new ones, and new borders for those of the same name.
 * @throws InputError with all that is wrong; then nothing is written
 */
export async function importAreas(
  db: Db,
  { city: cityId, file, property, ...flags }: AreaFile,
): Promise<string[]> {
  const city = await getCity(db, cityId)
  const { features } = await readMapOf(file, flags, city.centre)
  const { areas, problems } = readAreas(features, property)
  const all = [...problems, ...(areas.length ? await shapeProblems(db, city.id, areas) : [])]
  if (all.length) throw new InputError([...all, `${all.length} to correct: nothing is imported`].join('\n'))
  return transact(db, async (trx) => {
    const told: string[] = []
    for (const area of areas) {
      const isNew = await setArea(trx, city.id, area)
      told.push(`${isNew ? '+' : '='} ${area.name}`)
    }
    await recordDeed(trx, {
      city: city.id,
      actorId: null,
      role: 'operator',
      action: 'lexicon-change',
      subject: `areas: ${areas.length}`,
    })
    return told
  })
}

/** @throws InputError where there is none of this name */
export async function removeArea(db: Db, cityId: string, name: string): Promise<void> {
  const city = await getCity(db, cityId)
  await transact(db, async (trx) => {
    if (!(await deleteArea(trx, city.id, name)))
      throw new InputError(`There is no area “${name}” in ${city.id}`)
    const deed = { city: city.id, actorId: null, role: 'operator', action: 'lexicon-change' } as const
    await recordDeed(trx, { ...deed, subject: 'areas: -1' })
  })
}

function readAreas(features: MapFeature[], property: string): { areas: Area[]; problems: string[] } {
  if (features.length > mostAreas)
    return { areas: [], problems: [`The file holds ${features.length} areas: at most ${mostAreas}`] }
  const areas: Area[] = []
  const problems: string[] = []
  for (const feature of features) {
    const read = readArea(feature, property)
    if (typeof read === 'string') problems.push(read)
    else if (areas.some(({ name }) => foldName(name) === foldName(read.name)))
      problems.push(`${read.label}: its name stands above already`)
    else areas.push(read)
  }
  return { areas, problems }
}

function readArea({ number, properties, geometry }: MapFeature, property: string): Area | string {
  const name = typedLine(2, 80).safeParse(properties[property])
  if (!name.success) return `feature ${number}: ${property} is no name: one line of 2 to 80 characters`
  const label = `feature ${number} “${name.data}”`
  if (geometry.type !== 'MultiPolygon') return `${label}: is a ${geometry.type}, not an area`
  return { label, name: name.data, polygons: geometry.coordinates }
}

/** What only PostGIS sees. */
async function shapeProblems(db: Db, city: string, areas: Area[]): Promise<string[]> {
  const labelOf = (n: number) => areas[n - 1]?.label ?? `feature ${n}`
  const invalid = await findInvalid(db, areas)
  if (invalid.length)
    return invalid.map(
      ({ n, reason }) => `${labelOf(n)}: ${reason.replace('[', ' at [')} (longitude latitude)`,
    )
  const { nearest } = await getDistance(db, city, areas)
  if (nearest > 20) return [`The areas lie ${Math.round(nearest)} km from the city: another city's file?`]
  const shares = await getShareOfCity(db, city, areas)
  return shares.flatMap(({ n, share }) =>
    share > 0.5
      ? [`${labelOf(n)}: covers ${Math.round(share * 100)} % of the city: all would be sealed`]
      : [],
  )
}
