import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

import { listHeads } from '@bezpechne/server/audit/queries'
import { openDatabase } from '@bezpechne/server/platform/database'

import { InputError } from '../import/input-error.ts'
import { writeEncrypted } from './age-file.ts'
import { type Add, packArchive } from './archive.ts'
import { type Head, headName, type Manifest, manifestName } from './manifest.ts'
import { listMedia, readMedia, sha256Of, Tally } from './media.ts'
import { findProgram, type Program, runOn } from './programs.ts'
import { atSnapshot, countTables, listApplied, serverMajor } from './snapshot-queries.ts'

export interface Source {
  url: string
  dataDir: string
}

export interface Made {
  file: string
  bytes: number
  sha256: string
  manifest: Manifest
}

/** A database in one state and the files after it, so that each photo a row names is there; encrypted as it is read. */
export async function makeBackup(
  { url, dataDir }: Source,
  { folder, recipients }: { folder: string; recipients: readonly string[] },
): Promise<Made> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const database = await openDatabase({ DATABASE_URL: url, DATA_DIR: dataDir })
  try {
    const server = await serverMajor(database.db)
    const migrations = await listApplied(database.db)
    if (!migrations.length)
      throw new InputError('DATABASE_URL: there is no Bezpechne in this database: is it the right one?')
    const dumper = await findProgram('pg_dump', server)
    const madeAt = new Date().toISOString()
    const head: Head = {
      format: 1,
      madeAt,
      server,
      dumper: dumper.major,
      migrations,
    }
    const file = join(folder, `bezpechne-${madeAt.replaceAll(/[:.]/g, '-')}.tar.age`)
    let manifest: Manifest | undefined
    const plain = packArchive(async (add) => {
      await add(headName, json(head))
      const kept = await atSnapshot(database.db, async (alone, snapshot) => {
        const dumped = await addDatabase(add, { url, dumper, snapshot })
        return { tables: await countTables(alone), audit: await listHeads(alone), database: dumped }
      })
      manifest = { ...kept, media: await addMedia(add, dataDir) }
      await add(manifestName, json(manifest))
    })
    const { bytes, sha256 } = await writeEncrypted(file, recipients, plain)
    if (!manifest) throw new Error('an archive without its end')
    return { file, bytes, sha256, manifest }
  } finally {
    await database.close()
  }
}

const json = (what: object) => Buffer.from(`${JSON.stringify(what, null, 1)}\n`)
const partSize = 4 * 1024 * 1024

interface Dumping {
  url: string
  dumper: Program
  snapshot: string
}

async function addDatabase(add: Add, { url, dumper, snapshot }: Dumping): Promise<Manifest['database']> {
  const { child, ended } = runOn(url, dumper, [
    '--format=custom',
    `--snapshot=${snapshot}`,
    '--exclude-table-data=public.spatial_ref_sys',
    // Of the image postgis/postgis, which puts into each database what nothing here uses.
    ...['tiger', 'tiger_data', 'topology'].map((schema) => `--exclude-schema=${schema}`),
  ])
  const hash = createHash('sha256')
  let bytes = 0
  let part = 0
  async function flush(pieces: Buffer[]): Promise<void> {
    const whole = Buffer.concat(pieces)
    hash.update(whole)
    bytes += whole.byteLength
    await add(`database/${String(part++).padStart(8, '0')}`, whole)
  }
  try {
    for await (const pieces of gathered(child.stdout ?? [])) await flush(pieces)
    await ended
  } finally {
    child.kill()
    if (child.exitCode === null && child.signalCode === null) await once(child, 'close')
    await ended.catch(() => {})
  }
  return { bytes, sha256: hash.digest('hex') }
}

async function* gathered(stream: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Buffer[]> {
  let pieces: Buffer[] = []
  let size = 0
  for await (const piece of stream) {
    pieces.push(piece)
    size += piece.byteLength
    if (size < partSize) continue
    yield pieces
    pieces = []
    size = 0
  }
  if (size) yield pieces
}

async function addMedia(add: Add, dataDir: string): Promise<Manifest['media']> {
  const tally = new Tally()
  for await (const path of listMedia(dataDir)) {
    const bytes = await readMedia(dataDir, path)
    if (!bytes) continue
    const sha256 = sha256Of(bytes)
    await add(`media/${path}`, bytes, sha256)
    tally.add(path, { bytes: bytes.byteLength, sha256 })
  }
  return tally.sum
}
