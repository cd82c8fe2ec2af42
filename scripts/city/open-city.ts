import { enableAllCategories } from '@bezpechne/server/categories/queries'
import { findInvalid, getDistance } from '@bezpechne/server/cities/import-queries'
import { findTaken, insertCity, type NewCity } from '@bezpechne/server/cities/opening-queries'
import { reserved } from '@bezpechne/server/cities/reserved'
import { type Db, transact, type Trx } from '@bezpechne/server/platform/database'
import { typedLine } from '@bezpechne/shared/text'

import { chosenBorders } from '../import/import-borders.ts'
import { InputError } from '../import/input-error.ts'
import { type MapFlags, readMapOf } from '../import/map-file.ts'

export interface CityFlags {
  id: string
  code: string
  nameUk: string
  nameEn: string
  boundary: string
  /** property=value */
  feature?: string
  zoom: number
  credit: string
}

/**
 * A city with its border and every category of the national list; no districts, no organisations, no staff.
 * @throws InputError
 */
export async function openCity(db: Db, flags: CityFlags): Promise<{ km2: number }> {
  const { boundary, feature } = flags
  const shapes = await shapesIn(db, { boundary, ...(feature && { feature }) })
  const name = { uk: nameOf(flags.nameUk), en: nameOf(flags.nameEn) }
  const { id, code, zoom, credit } = { ...flags, ...checked(flags) }
  return transact(db, async (trx) => {
    const taken = await findTaken(trx, { id, code })
    if (taken) throw new InputError(`The city ${taken} has this id or code already`)
    const opened = await insertCity(trx, { id, code, name, zoom, credit, state: 'public', shapes })
    await refuseRegion(trx, id, shapes, 'The boundary')
    await enableAllCategories(trx, id)
    return opened
  })
}

/** The largest community is some 60 km across: beyond twice that it is a region or the country. @throws InputError */
export async function refuseRegion(
  trx: Trx,
  id: string,
  shapes: NewCity['shapes'],
  named: string,
): Promise<void> {
  const { farthest } = await getDistance(trx, id, shapes)
  if (farthest > 120)
    throw new InputError(`${named} reaches ${Math.round(farthest)} km from its middle: a region, not a city?`)
}

/** The border that a file holds, or what is wrong with it. @throws InputError */
export async function shapesIn(
  db: Db,
  { boundary, feature, ...map }: Pick<CityFlags, 'boundary' | 'feature'> & MapFlags,
): Promise<NewCity['shapes']> {
  const { features } = await readMapOf(boundary, map)
  const borders = chosenBorders({ layer: 'boundary', feature }, features, unnamed)
  const shapes = borders.map(({ outline }) => ({ polygons: outline.coordinates }))
  const [invalid] = await findInvalid(db, shapes)
  if (invalid)
    throw new InputError(`The boundary: ${invalid.reason.replace('[', ' at [')} (longitude latitude)`)
  return shapes
}

const unnamed = { nameUk: '', nameEn: '', katottg: '' }

function checked({ id, code, zoom }: CityFlags): Pick<NewCity, 'id' | 'code' | 'zoom'> {
  if (!/^[a-z][a-z-]{1,40}$/.test(id))
    throw new InputError(`--id ${id}: 2 to 41 letters a to z and hyphens, like bila-tserkva`)
  if (reserved.has(id)) throw new InputError(`--id ${id}: a page has this address already`)
  if (!/^[A-Z]{2,8}$/.test(code)) throw new InputError(`--code ${code}: 2 to 8 capital letters, like SUMY`)
  return { id, code, zoom }
}

/** @throws InputError */
export function nameOf(given: string): string {
  const name = typedLine(2, 200).safeParse(given)
  if (!name.success) throw new InputError(`“${given}” is no name: one line of 2 to 200 characters`)
  return name.data
}
