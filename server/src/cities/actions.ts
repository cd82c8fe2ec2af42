import type { CityContext, CityDetail } from '@bezpechne/shared/cities'

import type { Db } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { getOwnCards } from './card-reading.ts'
import { getLook } from './look-reading.ts'
import { type CityBrief, findCity, findCityDetail, listContext } from './queries.ts'

/** @throws AppError 'city-not-found' */
export async function getCity(db: Db, id: string): Promise<CityBrief> {
  const city = await findCity(db, id)
  if (!city) throw new AppError('city-not-found')
  return city
}

/** @throws AppError 'city-not-found' */
export async function getCityDetail(db: Db, id: string): Promise<CityDetail> {
  const city = await findCityDetail(db, id)
  if (!city) throw new AppError('city-not-found')
  return { ...city, cards: await getOwnCards(db, id), look: await getLook(db, id) }
}

/** @throws AppError 'city-not-found' */
export async function getContext(db: Db, id: string): Promise<CityContext> {
  const features = await listContext(db, id)
  if (!features.length) throw new AppError('city-not-found')
  return { type: 'FeatureCollection', features }
}
