import type { Outline } from '@bezpechne/shared/beats'
import type {
  BorderChange,
  CheckBorders,
  CheckedBorders,
  Geography,
  StoreBorders,
  StoredBorders,
} from '@bezpechne/shared/geography'

import { redistrictBeats } from '../beats/index.ts'
import { getCity } from '../cities/index.ts'
import { countPlaced, forgetDistricts } from '../inquiries/index.ts'
import { type Db, type Trx, unhurried } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { findLatest, insertChange } from './change-queries.ts'
import { changesNothing, isWrong, type Looked, lookAt, tellOf } from './checking.ts'
import { newBoundary } from './comparing.ts'
import {
  findGeography,
  getBoundary,
  listDistrictRows,
  lockCity,
  putDistricts,
  setBoundary,
  setCredit,
} from './queries.ts'

/** @throws AppError 'city-not-found' */
export async function getGeography(db: Db, city: string): Promise<Geography> {
  const found = await findGeography(db, city)
  if (!found) throw new AppError('city-not-found')
  const rows = await listDistrictRows(db, city)
  const districts = rows.map(({ id, nameUk, nameEn, katottg, km2 }) => ({
    id,
    name: { uk: nameUk, en: nameEn },
    katottg,
    km2,
  }))
  return { ...found, districts, change: (await findLatest(db, city)) ?? null }
}

/** What storing would do; stores nothing. @throws AppError 'city-not-found' */
export async function checkBorders(db: Db, city: string, body: CheckBorders): Promise<CheckedBorders> {
  const looked = await unhurried(db, (alone) => lookAt(alone, city, body))
  return tellOf(looked, body)
}

/**
 * Stores what was checked, all of it or nothing; old inquiries get their places in it afterwards, by reassignAll.
 * @returns the change; null where there was nothing to change
 * @throws AppError 'city-not-found', 'import-wrong', 'import-unacknowledged'
 */
export async function storeBorders(
  trx: Trx,
  cityId: string,
  { seen, ...body }: StoreBorders,
): Promise<StoredBorders> {
  const { id: city } = await getCity(trx, cityId)
  await lockCity(trx, city)
  const looked = await lookAt(trx, city, body)
  if (isWrong(looked.findings)) throw new AppError('import-wrong')
  if (seen !== looked.seen) throw new AppError('import-unacknowledged')
  if (body.credit) await setCredit(trx, city, body.credit)
  if (changesNothing(looked)) return { change: null }
  const replaced = await replacedBy(trx, city, looked)
  if (looked.matched) await replaceDistricts(trx, city, looked)
  if (newBoundary(body) && looked.city.kind !== 'same') await setBoundary(trx, city, looked.outlines)
  await insertChange(trx, city, { layer: body.layer, replaced, total: await countPlaced(trx, city) })
  return { change: await getChange(trx, city) }
}

async function getChange(trx: Trx, city: string): Promise<BorderChange> {
  const change = await findLatest(trx, city)
  if (!change) throw new AppError('internal')
  return change
}

async function replaceDistricts(trx: Trx, city: string, { matched, outlines }: Looked): Promise<void> {
  if (!matched) return
  await forgetDistricts(
    trx,
    city,
    matched.removed.map(({ id }) => id),
  )
  await redistrictBeats(trx, city, 'none')
  await putDistricts(
    trx,
    city,
    matched.districts.map(({ id, nameUk, nameEn, katottg, outline }, n) => ({
      id,
      nameUk,
      nameEn,
      katottg: katottg || null,
      outline: outlines[n] ?? outline,
    })),
  )
  await redistrictBeats(trx, city, 'new')
}

interface Replaced {
  id: string | null
  nameUk: string
  katottg: string | null
  outline: Outline
}

/** What goes or changes, as it is now: the record that the audit leads to. */
async function replacedBy(trx: Trx, city: string, looked: Looked): Promise<Replaced[]> {
  const gone = new Set(
    looked.differences.filter(({ kind }) => kind === 'removed' || kind === 'changed').map(({ id }) => id),
  )
  const rows = (await listDistrictRows(trx, city)).filter(({ id }) => gone.has(id))
  const districts = rows.map(({ id, nameUk, katottg, outline }): Replaced => ({
    id,
    nameUk,
    katottg,
    outline,
  }))
  if (looked.city.kind === 'same') return districts
  const { name } = looked.city
  return [{ id: null, nameUk: name, katottg: null, outline: await getBoundary(trx, city) }, ...districts]
}
