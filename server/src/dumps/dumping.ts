import type { ExportedInquiry } from '@bezpechne/shared/inquiries'

import { getCity } from '../cities/index.ts'
import { exportPages, listShown } from '../inquiries/index.ts'
import type { Db } from '../platform/database.ts'
import type { Storage } from '../platform/storage.ts'
import { pagesIn, removeFiles, writeFiles } from './files.ts'
import {
  beginDump,
  dropDump,
  dropOld,
  dropStains,
  type DumpRow,
  findStains,
  listDue,
  listFiles,
  listStained,
  setWritten,
} from './queries.ts'

interface Source {
  db: Db
  /** Of dumps alone. */
  storage: Storage
}

/**
 * The dump of the day that ended, for each city that has none; again and again without harm.
 * @returns how many were written
 */
export async function writeDumps(source: Source): Promise<number> {
  let written = 0
  for (const due of await listDue(source.db)) if (await writeDump(source, due)) written += 1
  return written
}

async function writeDump(
  { db, storage }: Source,
  due: { city: string; name: string; day: string },
): Promise<boolean> {
  if (!(await beginDump(db, due))) return false
  try {
    const pages = untilDay(exportPages(db, due.city, {}), due.day)
    return await setWritten(db, due, null, await writeFiles(storage, due, pages))
  } catch (error) {
    await dropDump(db, due)
    throw error
  }
}

/** Written a while after midnight: what came since belongs to the next day. */
async function* untilDay(pages: AsyncIterable<ExportedInquiry[]>, day: string) {
  for await (const page of pages) yield page.filter(({ publishedOn }) => publishedOn <= day)
}

/**
 * Takes out of older dumps what was taken away from everybody since: until then nobody is given them.
 * @returns how many were written anew
 */
export async function cleanDumps(source: Source): Promise<number> {
  let cleaned = 0
  for (const city of await listStained(source.db)) cleaned += await cleanCity(source, city)
  return cleaned
}

async function cleanCity(source: Source, city: string): Promise<number> {
  const { ids, dumps } = await findStains(source.db, city)
  let cleaned = 0
  for (const { file, ...dump } of dumps) {
    // One that is being written may hold it, too: the next round knows.
    if (file === null || !(await rewrite(source, { ...dump, file }))) return cleaned
    cleaned += 1
  }
  await dropStains(source.db, city, ids)
  return cleaned
}

async function rewrite({ db, storage }: Source, dump: DumpRow): Promise<boolean> {
  const { name } = await getCity(db, dump.city)
  const pages = stillShown(db, dump.city, pagesIn(storage, dump, dump.file))
  const written = await writeFiles(storage, { ...dump, name: name.uk }, pages)
  const isOurs = await setWritten(db, dump, dump.file, written)
  await removeFiles(storage, dump, isOurs ? dump.file : written.file)
  return isOurs
}

/** Its state is of that day; its words and its place are those of today, and what nobody may read now is not there. */
async function* stillShown(db: Db, city: string, pages: AsyncIterable<ExportedInquiry[]>) {
  for await (const page of pages) {
    const numbers = page.map(({ number }) => number)
    const shown = numbers.length ? await listShown(db, city, numbers) : []
    const now = new Map(shown.map((inquiry) => [inquiry.number, inquiry]))
    yield page.flatMap((then): ExportedInquiry[] => {
      const today = now.get(then.number)
      if (!today) return []
      const { title, text, place, district, at, precision, category } = today
      return [{ ...then, title, text, place, district, at, precision, category }]
    })
  }
}

const writing = 60 * 60 * 1000

/**
 * Removes dumps whose time is over, and files that no dump names.
 * @param days how many are kept
 */
export async function clearDumps({ db, storage }: Source, days: number): Promise<number> {
  await dropOld(db, days)
  const known = await listFiles(db)
  let gone = 0
  for await (const { key, changedAt } of storage.list()) {
    const file = /\.([\da-f-]{36})\.(geojson|csv)\.gz$/.exec(key)?.[1]
    // What is being written has no row yet.
    if ((file && known.has(file)) || new Date().getTime() - changedAt.getTime() < writing) continue
    await storage.remove(key)
    gone += 1
  }
  return gone
}
