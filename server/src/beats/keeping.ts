import type { BeatDetail, BeatOutlines, Keepers, OfficersAt } from '@bezpechne/shared/beats'
import type { LatLng } from '@bezpechne/shared/geo'
import type { Station } from '@bezpechne/shared/officers'

import { districtAt, getCity, isInsideCity } from '../cities/index.ts'
import type { Db } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { type FoundCard, type Kept, listCards, listKept, listStations } from './keeper-queries.ts'
import {
  type BeatRow,
  findBeat,
  findDrawn,
  listBeatsById,
  listNear,
  listNotices,
  listOutlines,
} from './queries.ts'

const usualDoubt = 30

/**
 * Beats at a point, the one that holds it first; none where no beat is.
 * @param doubt metres by which the point may be wrong, 0 to 500
 * @throws AppError 'city-not-found'
 * @see MIA order 650 of 2017: one officer serves one beat
 */
export async function officersAt(db: Db, city: string, at: LatLng, doubt = usualDoubt): Promise<OfficersAt> {
  await getCity(db, city)
  const near = await listNear(db, city, at, doubt)
  const ids = near.map(({ id }) => id)
  const stations = await listStations(db, city)
  const keepers = await keepersOf(db, city, await listBeatsById(db, city, ids), stations)
  const distances = new Map(near.map(({ id, distance }) => [id, Math.round(distance)]))
  const districtId = (await districtAt(db, city, at)) ?? null
  return {
    beats: keepers.map((kept) => ({ ...kept, distance: distances.get(kept.beat.id) ?? 0 })),
    station: keepers[0]?.station ?? stationFor(stations, { stationId: null, districtId }),
    inCity: districtId !== null || (await isInsideCity(db, city, at)),
  }
}

/** @throws AppError 'city-not-found', 'beat-not-found' */
export async function getBeatDetail(db: Db, city: string, id: string): Promise<BeatDetail> {
  await getCity(db, city)
  const beat = await findBeat(db, city, id)
  const drawn = await findDrawn(db, city, id)
  if (!beat || !drawn) throw new AppError('beat-not-found')
  const [kept] = await keepersOf(db, city, [beat], await listStations(db, city))
  if (!kept) throw new AppError('beat-not-found')
  return { ...kept, ...drawn, notices: await listNotices(db, city, id) }
}

/** @throws AppError 'city-not-found' */
export async function getOutlines(db: Db, city: string): Promise<BeatOutlines> {
  await getCity(db, city)
  return { type: 'FeatureCollection', features: await listOutlines(db, city) }
}

/** Who keeps each of these beats, in their order. */
export async function allKeepers(db: Db, city: string, ids: string[]): Promise<Keepers[]> {
  return keepersOf(db, city, await listBeatsById(db, city, ids), await listStations(db, city))
}

async function keepersOf(db: Db, city: string, beats: BeatRow[], stations: Station[]): Promise<Keepers[]> {
  if (!beats.length) return []
  const kept = await listKept(
    db,
    city,
    beats.map(({ id }) => id),
  )
  const ids = new Set(
    kept.flatMap(({ officer, substitute }) => (substitute ? [officer, substitute] : [officer])),
  )
  const cards = new Map((await listCards(db, city, [...ids])).map((found) => [found.card.id, found]))
  return beats.map(({ stationId, version: _version, ...beat }) => ({
    beat,
    ...whoKeeps(
      kept.filter((one) => one.beat === beat.id),
      cards,
    ),
    station: stationFor(stations, { stationId, districtId: beat.district?.id ?? null }),
  }))
}

type Who = Pick<Keepers, 'officer' | 'awayUntil' | 'substitute' | 'deputies'>

/** A named substitute stands in, else the first deputy who is here; nobody while the officer is here. */
function whoKeeps(kept: Kept[], cards: Map<string, FoundCard>): Who {
  const deputies = kept.filter(({ duty }) => duty === 'deputy').flatMap((one) => cards.get(one.officer) ?? [])
  const standsIn = (named?: FoundCard) => [named, ...deputies].find((found) => found?.here)?.card ?? null
  const rest = { deputies: deputies.map(({ card }) => card) }
  const main = kept.find(({ duty }) => duty === 'officer')
  if (!main) return { officer: null, awayUntil: null, substitute: standsIn(), ...rest }
  const { awayUntil } = main
  const officer = cards.get(main.officer)?.card ?? null
  const substitute = awayUntil === null ? null : standsIn(cards.get(main.substitute ?? ''))
  return { officer, awayUntil, substitute, ...rest }
}

/** The beat's own, else its district's, else the city's. */
function stationFor(
  stations: Station[],
  { stationId, districtId }: { stationId: string | null; districtId: string | null },
): Station | null {
  const own = stations.find(({ id }) => id === stationId)
  const ofDistrict = stations.find((station) => districtId !== null && station.districtId === districtId)
  return own ?? ofDistrict ?? stations.find((station) => station.districtId === null) ?? null
}
