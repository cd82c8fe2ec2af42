import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdtemp, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

import { pack } from 'tar-stream'

import type { Manifest } from './manifest.ts'
import { ArchiveRefused } from './refused.ts'

/** Begins the name of the folder in which an archive is written, beside where it shall lie. */
export const asideName = '.bezpechne-archive-'

type Pieces = AsyncIterable<string | Uint8Array>

/** An archive that is being written: each file with its digest, none of them in memory as a whole. */
export class Packing {
  readonly files: Manifest['files'] = []
  readonly #tar = pack()
  readonly #scratch: string
  readonly #madeAt: Date
  readonly #stopped = Promise.withResolvers<never>()

  constructor(scratch: string, madeAt: Date) {
    this.#scratch = scratch
    this.#madeAt = madeAt
    this.#stopped.promise.catch(() => {})
  }

  get stream(): Readable {
    return Readable.from(this.#tar)
  }

  /** Not among the files that the manifest lists: it is the manifest, or what signs it. */
  async last(name: string, bytes: Buffer): Promise<void> {
    await this.#put(name, bytes.byteLength, Readable.from([bytes]))
  }

  async add(name: string, bytes: Buffer): Promise<void> {
    this.files.push({ name, bytes: bytes.byteLength, sha256: sha256Of(bytes) })
    await this.#put(name, bytes.byteLength, Readable.from([bytes]))
  }

  /** Zipped to a file aside first: a tar says how long something is before it says it. */
  async addZipped(
    name: string,
    pieces: Pieces,
    /** Makes more of it, while it lies there. */
    again?: (aside: string) => Promise<void>,
  ): Promise<void> {
    const aside = join(this.#scratch, randomUUID())
    try {
      // Zipped little but four times as fast as usual: the rest of the archive are photos.
      await pipeline(Readable.from(pieces), createGzip({ level: 3 }), createWriteStream(aside))
      await this.addFile(name, aside)
      await again?.(aside)
    } finally {
      await rm(aside, { force: true })
    }
  }

  /** As it lies on the disk, read twice. @returns false where it is gone */
  async addFile(name: string, path: string): Promise<boolean> {
    const hash = createHash('sha256')
    let bytes = 0
    try {
      for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
        hash.update(piece)
        bytes += piece.byteLength
      }
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
      throw error
    }
    await this.#put(name, bytes, createReadStream(path))
    this.files.push({ name, bytes, sha256: hash.digest('hex') })
    return true
  }

  end(): void {
    this.#tar.finalize()
  }

  /** Nobody takes it any more: whoever packs hears of it, too. */
  stop(why: unknown): void {
    this.#stopped.reject(why)
    this.#tar.destroy()
  }

  async #put(name: string, size: number, from: Readable): Promise<void> {
    const done = Promise.withResolvers<void>()
    const entry = this.#tar.entry({ name, size, mode: 0o600, mtime: this.#madeAt }, (error) =>
      error ? done.reject(error) : done.resolve(),
    )
    done.promise.catch(() => {})
    // NOTE: told of by "done", too; heard by nobody it would end the whole process where a disk is full.
    entry.on('error', () => {})
    for await (const piece of from as AsyncIterable<Buffer>) {
      if (entry.write(piece)) continue
      await Promise.race([new Promise((resolve) => entry.once('drain', resolve)), this.#stopped.promise])
    }
    entry.end()
    await Promise.race([done.promise, this.#stopped.promise])
  }
}

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

interface Where {
  file: string
  madeAt: Date
  /** Ends it: what is there of it goes. */
  signal?: AbortSignal | undefined
}

/**
 * Writes what "fill" packs. The file has its name only when it is whole and on the disk.
 * @returns its size and its own SHA-256
 * @throws ArchiveRefused where a file has that name already
 */
export async function writePacked(
  { file, madeAt, signal }: Where,
  fill: (packing: Packing) => Promise<void>,
): Promise<{ bytes: number; sha256: string }> {
  signal?.throwIfAborted()
  const aside = await mkdtemp(join(dirname(file), asideName))
  const half = join(aside, 'whole')
  const packing = new Packing(aside, madeAt)
  const { passing, seen } = summed()
  const writing = pipeline(
    packing.stream,
    passing,
    createWriteStream(half, { flags: 'wx', mode: 0o600, flush: true }),
  )
  const filling = fill(packing).then(() => packing.end())
  const stop = () => packing.stop(signal?.reason)
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted) stop()
  try {
    await Promise.all([filling, writing])
    if (existsSync(file)) throw new ArchiveRefused('it is there already: an archive is never written over')
    await rename(half, file)
    await syncFolder(dirname(file))
    return { bytes: seen.bytes, sha256: seen.sha256() }
  } catch (error) {
    // NOTE: a full disk ends the writing, and whoever packs would wait for it for ever, with its transaction open.
    packing.stop(error)
    await Promise.allSettled([filling, writing])
    throw signal?.aborted ? signal.reason : error
  } finally {
    signal?.removeEventListener('abort', stop)
    await rm(aside, { recursive: true, force: true })
  }
}

/** Counts and hashes the whole on its way to the disk. */
function summed() {
  const hash = createHash('sha256')
  const seen = { bytes: 0, sha256: () => hash.digest('hex') }
  async function* passing(from: AsyncIterable<Buffer>) {
    for await (const piece of from) {
      hash.update(piece)
      seen.bytes += piece.byteLength
      yield piece
    }
  }
  return { passing, seen }
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
