import { randomUUID } from 'node:crypto'

import { languages } from '@bezpechne/shared/languages'
import { type LookSettings, type SetLook, stored } from '@bezpechne/shared/look'
import { accents, type LookPart, productLines } from '@bezpechne/shared/look-parts'

import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { getCity } from './actions.ts'
import {
  dropEmblems,
  findNames,
  isOver,
  listLookRows,
  setEmblem,
  setLookRow,
  setNames,
} from './look-queries.ts'
import { emblemUrl, readPart, standardHours } from './look-reading.ts'

/** Every part: what the city made of it, and what it is without. @throws AppError 'city-not-found' */
export async function getLookSettings(db: Db, city: string): Promise<LookSettings> {
  const names = await findNames(db, city)
  if (!names) throw new AppError('city-not-found')
  const rows = await listLookRows(db, city)
  const version = (part: LookPart) => rows.find((one) => one.part === part)?.version ?? 0
  const own = <Value>(part: LookPart, value: Value | undefined) => ({
    own: value ?? null,
    version: version(part),
  })
  const emblem = readPart(rows, 'emblem', stored.emblem)
  return {
    name: { ...own('name', readPart(rows, 'name', stored.name) && names.now), standard: names.first },
    hours: {
      ...own('hours', readPart(rows, 'hours', stored.hours)),
      standard: await standardHours(db, city),
    },
    lines: { ...own('lines', readPart(rows, 'lines', stored.lines)), standard: productLines },
    notice: { ...own('notice', readPart(rows, 'notice', stored.notice)), standard: null },
    languages: {
      ...own('languages', readPart(rows, 'languages', stored.languages)),
      standard: [...languages],
    },
    accent: { ...own('accent', readPart(rows, 'accent', stored.accent)), standard: accents[0] },
    emblem: {
      ...own('emblem', emblem && { url: emblemUrl(city, emblem.id), alt: emblem.alt }),
      standard: null,
    },
  }
}

/**
 * Says one part in the city's own way.
 * @throws AppError 'city-not-found', 'stale-version'; 'invalid-input' for a notice that is over already
 */
export async function setLook(trx: Trx, city: string, given: SetLook): Promise<{ version: number }> {
  await getCity(trx, city)
  const { part, version } = given
  if (given.part === 'notice' && (await isOver(trx, given.value.until)))
    throw new AppError('invalid-input', { errors: [{ path: 'value.until', code: 'in-the-past' }] })
  if (given.part === 'name') await setNames(trx, city, given.value)
  const value = given.part === 'emblem' ? await renamed(trx, city, given.value.alt) : given.value
  return set(trx, { city, part, version }, value)
}

/** As the product has it. @throws AppError 'city-not-found', 'stale-version' */
export async function resetLook(
  trx: Trx,
  one: { city: string; part: LookPart; version: number },
): Promise<{ version: number }> {
  const names = await findNames(trx, one.city)
  if (!names) throw new AppError('city-not-found')
  if (one.part === 'name') await setNames(trx, one.city, names.first)
  if (one.part === 'emblem') await dropEmblems(trx, one.city)
  return set(trx, one, null)
}

/** A picture in place of the one before, which keeps what it is called. @throws AppError 'stale-version' */
export async function replaceEmblem(
  trx: Trx,
  { city, version }: { city: string; version: number },
  bytes: Uint8Array,
): Promise<{ version: number }> {
  const { name } = await getCity(trx, city)
  const before = readPart(await listLookRows(trx, city), 'emblem', stored.emblem)
  const alt = before?.alt ?? { uk: `Емблема: ${name.uk}`, en: `Emblem: ${name.en}` }
  const id = randomUUID()
  const done = await set(trx, { city, part: 'emblem', version }, { id, alt })
  await setEmblem(trx, city, id, bytes)
  return done
}

async function set(
  trx: Trx,
  one: { city: string; part: LookPart; version: number },
  value: unknown,
): Promise<{ version: number }> {
  const version = await setLookRow(trx, one, value)
  if (version === undefined) throw new AppError('stale-version')
  return { version }
}

/** @throws AppError 'not-found' where there is no picture to be called so */
async function renamed(trx: Trx, city: string, alt: { uk: string; en: string }) {
  const now = readPart(await listLookRows(trx, city), 'emblem', stored.emblem)
  if (!now) throw new AppError('not-found')
  return { ...now, alt }
}
