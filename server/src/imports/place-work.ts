import type { MapFile, MapFileAsked } from '@bezpechne/shared/map-files'
import type { PlaceAnswers } from '@bezpechne/shared/place-imports'

import { getCity } from '../cities/index.ts'
import {
  analyzePlaces,
  comparePlaces,
  findEdition,
  type PlaceFile,
  placesOfMap,
  writePlaces,
} from '../places/index.ts'
import { type Db, transact } from '../platform/database.ts'
import { readMapFile } from '../shapes/index.ts'
import { getOfKind } from './actions.ts'
import { type Bytes, headOf } from './encoding.ts'
import { FileError } from './file-error.ts'
import { bytesOf } from './pieces.ts'
import {
  analyzeRows,
  countPlaceRows,
  insertPlaceRows,
  listWaitingPlaces,
  type NewRow,
  setPlacesWritten,
} from './place-queries.ts'
import { noNames, PlaceRows } from './place-rows.ts'
import { andSet, forgetFile, moveImport, type PlaceShape } from './queries.ts'
import { deleteRows } from './row-queries.ts'
import { seenOf } from './seen.ts'
import { detectShape, readRows, type Shape } from './table.ts'
import { beginCheck, type Claimed, keepWork } from './work-queries.ts'

/** More are no list of one city: the whole country has 30,000 settlements. */
const mostRows = 100_000
const atOnce = 250
/** So many places in one transaction. NOTE: the embedded engine does it in the server's own thread, 0.1 s at a time. */
const slice = 100

/** How the file is written, whether it names streets, and what it leaves to be asked. */
async function look(db: Db, claimed: Claimed): Promise<void> {
  const { city, id } = claimed
  const bytes = bytesOf(db, claimed)
  const { shape, rows } = (await isMap(bytes))
    ? await lookAtMap(db, claimed, bytes)
    : await lookAtTable(bytes)
  await moveImport(db, { city, id, from: ['reading'], to: 'mapping' }, andSet.looking(shape, rows))
}

/** By what it begins with: a name says nothing of what is in a file. NOTE: a workbook is a ZIP, too. */
async function isMap(bytes: Bytes): Promise<boolean> {
  const text = new TextDecoder('latin1').decode(await headOf(bytes))
  if (text.startsWith('PK\u0003\u0004'))
    return !['[Content_Types].xml', 'xl/', 'mimetypeapplication'].some((part) => text.includes(part))
  // GeoJSON and KML, with the mark of UTF-8 or without; or a .shp by itself.
  const [first = ''] = text.replace('\u00EF\u00BB\u00BF', '').trimStart()
  return ['{', '[', '<'].includes(first) || text.startsWith("\0\0'\n")
}

interface LookedAt {
  shape: PlaceShape
  rows: number
}

async function lookAtTable(bytes: Bytes): Promise<LookedAt> {
  const table = await detectShape(bytes)
  if (table.encoding === 'windows-1251') throw new FileError('windows-1251', { line: table.line })
  const reader = new PlaceRows()
  let header: string[] = []
  let rows = 0
  const begin = (names: string[]) => {
    header = names
    reader.take(names)
  }
  for await (const _ of readRows(bytes, table, begin))
    if ((rows += 1) > mostRows) throw new FileError('many-places')
  if (rows === 0) throw new FileError('empty')
  const { taken } = reader
  const left = header.filter((name) => !taken.includes(name))
  return { shape: { format: 'csv', table, question: null, taken, left }, rows }
}

async function lookAtMap(db: Db, claimed: Claimed, bytes: Bytes): Promise<LookedAt> {
  const { format, features, fields, question } = await readAsMap(db, claimed, bytes, {})
  return {
    shape: { format: format ?? 'geojson', question, taken: fields, left: [] },
    rows: features.length,
  }
}

/** In a process of its own. @throws FileError with what is wrong and where */
async function readAsMap(db: Db, { city }: Claimed, bytes: Bytes, asked: MapFileAsked): Promise<MapFile> {
  const parts: Uint8Array[] = []
  for await (const piece of bytes()) parts.push(piece)
  const { centre } = await getCity(db, city)
  const read = await readMapFile(Buffer.concat(parts), { ...asked, near: centre })
  const wrong = read.findings.find(({ gravity }) => gravity === 'wrong')
  if (wrong) throw new FileError('map-file', { finding: { ...wrong, shape: null } })
  if (!read.question && !placesOfMap(read)) throw namesMissing(read.fields)
  return read
}

function namesMissing(names: readonly string[]): FileError {
  const { code, ...where } = noNames(names)
  return new FileError(code, where)
}

async function rowsOf(
  db: Db,
  claimed: Claimed,
  shape: PlaceShape,
  answers: PlaceAnswers,
): Promise<PlaceFile['rows']> {
  const bytes = bytesOf(db, claimed)
  if (shape.table) return tableRows(bytes, shape.table)
  const { projection, order } = answers
  const read = await readAsMap(db, claimed, bytes, {
    ...(projection && { projection }),
    ...(order && { order }),
  })
  const rows = placesOfMap(read)
  if (read.question || !rows) throw new FileError('changed')
  return rows
}

async function* tableRows(bytes: Bytes, table: Shape): PlaceFile['rows'] {
  const reader = new PlaceRows()
  for await (const row of readRows(bytes, table, (header) => reader.take(header))) yield reader.rowOf(row)
}

/** What would become of each row, and of what the file does not name; only the rows of the import are written. */
async function check(db: Db, claimed: Claimed): Promise<void> {
  const { city, id } = claimed
  const { shape, mapping: answers } = await getOfKind(db, 'places', city, id)
  if (!shape || !answers) throw new FileError('changed')
  await deleteRows(db, claimed)
  await beginCheck(db, claimed)
  const edition = await findEdition(db, city)
  const rows = await rowsOf(db, claimed, shape, answers)
  if (!(await keepWork(db, claimed))) return
  const { credit, everywhere, removeGone } = answers
  const compared = await comparePlaces(db, city, { rows, credit, everywhere })
  const all: NewRow[] = [
    ...compared.rows.map(({ line, verdict, name, reasons, at, place: row }): NewRow => {
      return { line, verdict, name, reasons, at, row }
    }),
    ...compared.gone.map((place, n): NewRow => ({
      line: -1 - n,
      verdict: 'gone',
      name: place.uk,
      reasons: [],
      at: place.line?.[Math.floor(place.line.length / 2)] ?? null,
      row: removeGone ? place : null,
    })),
  ]
  for (let from = 0; from < all.length; from += atOnce) {
    const some = all.slice(from, from + atOnce)
    if (!(await keepWork(db, claimed, some.length))) return
    await transact(db, (trx) => insertPlaceRows(trx, claimed, some))
  }
  await analyzeRows(db)
  const counts = await countPlaceRows(db, claimed)
  // Nothing of a file is taken while a row of it is wrong, or while all of it lies elsewhere.
  const canBeTaken = counts.bad === 0 && counts.rows > counts.outside
  const seen = canBeTaken ? seenOf(id, answers, edition) : null
  await moveImport(db, { city, id, from: ['checking'], to: 'checked' }, andSet.counts(counts, seen))
}

/**
 * One transaction: its rows are in the gazetteer and no longer waiting, or neither. A place is known by its key: to
 * write it twice changes nothing.
 */
async function write(db: Db, claimed: Claimed): Promise<boolean> {
  const { city, id } = claimed
  const { seen, progress } = await getOfKind(db, 'places', city, id)
  const written = await transact(db, async (trx) => {
    // NOTE: nothing, where somebody else took it over: whether it is done is theirs to say.
    if (!(await keepWork(trx, claimed))) return undefined
    const waiting = await listWaitingPlaces(trx, claimed, slice)
    if (!waiting.length) return 0
    const [gone, put] = [waiting.filter(isGone), waiting.filter((one) => !isGone(one))]
    await writePlaces(trx, city, { put: put.map(({ row }) => row), gone: gone.map(({ row }) => row) })
    await setPlacesWritten(trx, claimed, waiting)
    // NOTE: keys checked by plans from when the tables were small make the rest ten times as slow: anew at each doubling.
    if (Math.clz32(progress) !== Math.clz32(progress + waiting.length)) await analyzePlaces(trx)
    return waiting.length
  })
  if (written !== 0) return written !== undefined
  const end = andSet.counts(await countPlaceRows(db, claimed), seen)
  if (await moveImport(db, { city, id, from: ['importing'], to: 'done' }, end)) await forgetFile(db, city, id)
  return false
}

const isGone = ({ verdict }: { verdict: string }) => verdict === 'gone'

/** Files of streets and settlements, step by step. */
export const placeWork = { look, check, write }
