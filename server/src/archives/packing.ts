import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

import { pack } from 'tar-stream'

import type { Manifest } from './manifest.ts'

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
    for await (const piece of from as AsyncIterable<Buffer>) {
      if (entry.write(piece)) continue
      await Promise.race([new Promise((resolve) => entry.once('drain', resolve)), this.#stopped.promise])
    }
    entry.end()
    await Promise.race([done.promise, this.#stopped.promise])
  }
}

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/**
 * Writes what "fill" packs. The file has its name only when it is whole and on the disk.
 * @returns its size and its own SHA-256
 */
export async function writePacked(
  file: string,
  madeAt: Date,
  fill: (packing: Packing) => Promise<void>,
): Promise<{ bytes: number; sha256: string }> {
  const half = join(dirname(file), `.${randomUUID()}.part`)
  const scratch = await mkdtemp(join(dirname(file), '.archive-'))
  const packing = new Packing(scratch, madeAt)
  const hash = createHash('sha256')
  let bytes = 0
  async function* counted(from: AsyncIterable<Buffer>) {
    for await (const piece of from) {
      hash.update(piece)
      bytes += piece.byteLength
      yield piece
    }
  }
  const writing = pipeline(
    packing.stream,
    counted,
    createWriteStream(half, { flags: 'wx', mode: 0o600, flush: true }),
  )
  try {
    // NOTE: a full disk ends the writing, and whoever packs would wait for it for ever.
    await Promise.race([fill(packing).then(() => packing.end()), writing])
    await writing
    await rename(half, file)
    await syncFolder(dirname(file))
    return { bytes, sha256: hash.digest('hex') }
  } catch (error) {
    packing.stop(error)
    await writing.catch(() => {})
    throw error
  } finally {
    await rm(half, { force: true })
    await rm(scratch, { recursive: true, force: true })
  }
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
