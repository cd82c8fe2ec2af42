import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

import { dataCredit, dataLicence } from '@bezpechne/shared/data-licence'

import { recordDeed } from '../audit/index.ts'
import { getCity } from '../cities/index.ts'
import { csvOf, exportPages, geoJsonOf, inquiryIn } from '../inquiries/index.ts'
import { type Db, transact, type Trx } from '../platform/database.ts'
import { listColumns, listMigrations } from './catalogue-queries.ts'
import { linesOf as linesOfZipped } from './entries.ts'
import {
  atSnapshot,
  featuresOf,
  findChainEnd,
  findFacts,
  type Layer,
  linesOf,
  listPeople,
} from './export-queries.ts'
import {
  type Head,
  headName,
  isAllowedName,
  type Manifest,
  manifestName,
  mediaFolders,
  peopleName,
  signatureName,
  tableFile,
} from './manifest.ts'
import { type Packing, writePacked } from './packing.ts'
import type { ArchiveKey } from './signing.ts'
import { travelling } from './tables.ts'

interface Wanted {
  city: string
  file: string
  dataDir: string
  key: ArchiveKey
  /** Null: the operator, by a command. */
  actorId?: string | null
  /** Ends it in the middle: nothing is there then. */
  signal?: AbortSignal | undefined
}

export interface Exported {
  bytes: number
  sha256: string
  rows: number
  media: number
  fingerprint: string
}

/**
 * Everything that a city is, in one state, as one signed file; letters as the sealed rows that they are.
 * @throws AppError 'city-not-found', ArchiveRefused where the file is there
 */
export async function exportCity(db: Db, wanted: Wanted): Promise<Exported> {
  const { city, file, dataDir, key, actorId = null, signal } = wanted
  await getCity(db, city)
  // Before, so that the archive tells of itself.
  await transact(db, (trx) =>
    recordDeed(trx, { city, actorId, role: actorId ? 'administrator' : 'operator', action: 'city-export' }),
  )
  const counts = { rows: 0, media: 0 }
  const written = await writePacked({ file, madeAt: new Date(), signal }, async (packing) => {
    const rest = await atSnapshot(db, (trx) => packRows(trx, packing, city))
    counts.media = await packMedia(packing, dataDir, city)
    counts.rows = Object.values(rest.tables).reduce((sum, { rows }) => sum + rows, 0)
    const manifest = json({ ...rest, files: packing.files } satisfies Manifest)
    await packing.last(manifestName, manifest)
    await packing.last(signatureName, json(key.sign(manifest)))
  })
  return { ...written, ...counts, fingerprint: key.fingerprint }
}

const json = (what: object) => Buffer.from(`${JSON.stringify(what, null, 1)}\n`)

async function packRows(trx: Trx, packing: Packing, city: string): Promise<Omit<Manifest, 'files'>> {
  const facts = await findFacts(trx, city)
  const migration = (await listMigrations(trx)).at(-1) ?? ''
  await packing.add(headName, json({ format: 1, city, ...facts, migration } satisfies Head))
  await packing.add(peopleName, json(await listPeople(trx, city)))
  const tables: Manifest['tables'] = {}
  for (const { table } of travelling) tables[table] = await packTable(trx, packing, city, table)
  await packPublic(trx, packing, city, facts)
  return { tables, audit: await findChainEnd(trx, city) }
}

async function packTable(trx: Trx, packing: Packing, city: string, table: string) {
  const columns = await listColumns(trx, table)
  let rows = 0
  async function* lines() {
    for await (const some of linesOf(trx, city, table, columns)) {
      rows += some.length
      yield `${some.join('\n')}\n`
    }
  }
  await packing.addZipped(tableFile(table), lines())
  return { columns: columns.map(({ name }) => name), rows }
}

/** What everybody may read, in formats that everybody reads: an import takes none of it. */
async function packPublic(
  trx: Trx,
  packing: Packing,
  city: string,
  { name, madeAt }: Pick<Head, 'name' | 'madeAt'>,
): Promise<void> {
  for (const layer of ['boundary', 'districts', 'beats'] satisfies Layer[])
    await packing.addZipped(`public/${layer}.geojson.gz`, collectionOf(featuresOf(trx, city, layer)))
  const about = { city, day: madeAt.slice(0, 10), licence: dataLicence.url, credit: dataCredit(name.uk) }
  const geojson = geoJsonOf(exportPages(trx, city, {}), about)
  await packing.addZipped('public/inquiries.geojson.gz', geojson, (aside) =>
    packing.addZipped('public/inquiries.csv.gz', csvOf(pagesIn(aside))),
  )
}

/** The second format of the first: asking for all of them once more takes longer than all tables. */
async function* pagesIn(aside: string) {
  for await (const lines of linesOfZipped(aside, createReadStream(aside)))
    yield lines.flatMap((line) => inquiryIn(line) ?? [])
}

async function* collectionOf(features: AsyncIterable<string[]>): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":['
  let separator = '\n'
  for await (const some of features) {
    yield separator + some.join(',\n')
    separator = ',\n'
  }
  yield '\n]}\n'
}

/** After the rows: a photo that a row names was there, unless it was removed since. @returns how many files */
async function packMedia(packing: Packing, dataDir: string, city: string): Promise<number> {
  let count = 0
  for (const folder of mediaFolders) {
    for (const file of await filesIn(join(dataDir, folder, city))) {
      const name = `media/${folder}/${city}/${file}`
      if (isAllowedName(name) && (await packing.addFile(name, join(dataDir, folder, city, file)))) count += 1
    }
  }
  return count
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    const found = await readdir(folder, { withFileTypes: true })
    return found.flatMap((entry) => (entry.isFile() ? entry.name : [])).toSorted()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
