import type { NewImport } from '@bezpechne/shared/imports'
import type { PlaceAnswers, PlaceImportList, PlaceImportStatus } from '@bezpechne/shared/place-imports'

import { countPlaces, findEdition } from '../places/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { getOfKind, move, openImport, type Who } from './actions.ts'
import { endIdle } from './place-queries.ts'
import { andSet, findLastCredit, forgetFile, type ImportRow, listImports, lockImport } from './queries.ts'
import { deleteRows } from './row-queries.ts'
import { seenOf } from './seen.ts'

/** @throws AppError 'not-found' */
export function getPlaceImport(db: Db, city: string, id: string): Promise<ImportRow<'places'>> {
  return getOfKind(db, 'places', city, id)
}

/** @throws AppError 'not-found' */
export async function getPlaceStatus(db: Db, city: string, id: string): Promise<PlaceImportStatus> {
  const found = await getPlaceImport(db, city, id)
  return statusOf(found, await findLastCredit(db, city))
}

function statusOf(found: ImportRow<'places'>, credit: string): PlaceImportStatus {
  const { id, state, name, size, received, shape, rows, mapping: answers, counts } = found
  const { progress, trouble, seen, by, madeOn } = found
  const { format = null, taken = [], left = [], question = null } = shape ?? {}
  const file = { id, name, size, received, by, madeOn, format, taken, left, question, rows }
  return { ...file, state, answers, credit, counts, progress, trouble, seen }
}

/** The gazetteer as it is, and the files of it, the latest first. */
export async function getPlaceImports(db: Db, city: string): Promise<PlaceImportList> {
  const now = await countPlaces(db, city)
  const credit = await findLastCredit(db, city)
  const items = await listImports(db, 'places', city, 20)
  return { now, items: items.map((found) => statusOf(found, credit)) }
}

/** @returns its id. @throws AppError 'imports-full' */
export async function openPlaceImport(trx: Trx, city: string, given: NewImport, who: Who): Promise<string> {
  for (const id of await endIdle(trx, city)) {
    await forgetFile(trx, city, id)
    await deleteRows(trx, { city, id })
  }
  return openImport(trx, { kind: 'places', city, ...given }, who)
}

/**
 * What the file does not say; its rows are compared next, also once more by other answers.
 * @throws AppError 'not-found', 'import-elsewhere', 'invalid-input' while what a map file asks is not answered
 */
export async function answerPlaces(trx: Trx, city: string, id: string, answers: PlaceAnswers): Promise<void> {
  const { shape } = await getPlaceImport(trx, city, id)
  const asked = shape?.question?.kind
  if (asked && !answers[asked])
    throw new AppError('invalid-input', { errors: [{ path: asked, code: 'wrong' }] })
  const from = ['mapping', 'checked'] as const
  await move(trx, { city, id, from, to: 'checking' }, andSet.mapping(answers))
}

/**
 * Takes what was compared, and only that.
 * @throws AppError 'not-found', 'import-elsewhere' where it was not compared, cannot be taken, or another file or a
 * command has changed the gazetteer since
 */
export async function startPlaces(trx: Trx, city: string, id: string, seen: string): Promise<void> {
  const found = await lockImport(trx, 'places', city, id)
  if (!found) throw new AppError('not-found')
  if (found.state !== 'checked' || found.seen !== seen) throw new AppError('import-elsewhere')
  if (seen !== seenOf(id, found.mapping, await findEdition(trx, city))) throw new AppError('places-changed')
  await move(trx, { city, id, from: ['checked'], to: 'importing' }, andSet.started(null))
}
