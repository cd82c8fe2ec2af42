import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'

import { extract, pack } from 'tar-stream'
import * as z from 'zod'

import { InputError } from '../import/input-error.ts'
import { readEncrypted } from './age-file.ts'
import { digestField, Head, headName, Manifest, manifestName, mediaName, partName } from './manifest.ts'
import { sha256Of, Tally } from './media.ts'

export type Add = (name: string, bytes: Buffer, digest?: string) => Promise<void>

/** A tar of what is added, as fast as it is read: in memory is one entry at a time. */
export function packArchive(fill: (add: Add) => Promise<void>): Readable {
  const tar = pack()
  const add: Add = (name, bytes, digest) =>
    new Promise((resolve, reject) => {
      const pax = digest === undefined ? {} : { pax: { [digestField]: digest } }
      const entry = tar.entry({ name, size: bytes.byteLength, mode: 0o600, ...pax }, (error) =>
        error ? reject(error) : resolve(),
      )
      // NOTE: not the bytes as an argument: tar-stream takes those without waiting for whoever reads.
      entry.end(bytes)
    })
  void fill(add).then(
    () => tar.finalize(),
    (error: unknown) => tar.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return Readable.from(tar)
}

export interface Taker {
  /** Before anything else is taken. */
  head?: (head: Head) => void
  media?: (path: string, bytes: Buffer) => Promise<void>
}

interface Entry {
  name: string
  bytes: Buffer
  digest: string | undefined
}

/**
 * Reads an archive to its end.
 * @throws InputError in one sentence where it is no backup, is damaged, or is not whole
 */
export async function readArchive(
  file: string,
  keys: readonly string[],
  take: Taker = {},
): Promise<{ head: Head; manifest: Manifest }> {
  const reading = new Reading(file, take)
  for await (const entry of entriesOf(file, keys)) await reading.take(entry)
  return reading.end()
}

/** The database alone, of an archive that was read to its end before: the files, which follow it, are not read again. */
export async function readDatabase(
  file: string,
  keys: readonly string[],
  take: (part: Buffer) => Promise<void>,
): Promise<void> {
  for await (const { name, bytes } of entriesOf(file, keys)) {
    if (partName.test(name)) await take(bytes)
    else if (name !== headName) return
  }
}

async function* entriesOf(file: string, keys: readonly string[]): AsyncGenerator<Entry> {
  const tar = extract()
  const plain = Readable.from(readEncrypted(file, keys))
  plain.on('error', (error) => tar.destroy(error))
  plain.pipe(tar)
  try {
    for await (const entry of tar) {
      yield { name: entry.header.name, bytes: await buffer(entry), digest: digestOf(entry.header) }
    }
  } catch (error) {
    const ofTar = error instanceof Error && /tar|header|Unexpected end/i.test(error.message)
    if (ofTar && !(error instanceof InputError))
      throw new InputError(`${file}: it is no backup of Bezpechne, or is cut off`, { cause: error })
    throw error
  } finally {
    plain.destroy()
  }
}

/** NOTE: the header has "pax" where there is any; the types do not know it. */
function digestOf(header: object): string | undefined {
  const { pax } = Added.parse(header)
  return pax?.[digestField]
}
const Added = z.object({ pax: z.record(z.string(), z.string()).nullish() })

/** What has come of an archive so far, in the only order there is. */
class Reading {
  readonly #file: string
  readonly #take: Taker
  readonly #media = new Tally()
  readonly #database = createHash('sha256')
  #bytes = 0
  #head: Head | undefined
  #manifest: Manifest | undefined

  constructor(file: string, take: Taker) {
    this.#file = file
    this.#take = take
  }

  async take({ name, bytes, digest }: Entry): Promise<void> {
    if (!this.#head) return this.#begin(name, bytes)
    if (this.#manifest) throw this.#wrong('something stands behind its end')
    if (name === manifestName) this.#manifest = this.#parse(Manifest, bytes)
    else if (partName.test(name)) this.#part(bytes)
    else await this.#medium(name, bytes, digest)
  }

  end(): { head: Head; manifest: Manifest } {
    if (!this.#head || !this.#manifest) throw this.#wrong('it is cut off')
    const { media, database } = this.#manifest
    const sum = this.#media.sum
    if (sum.sha256 !== media.sha256 || sum.files !== media.files) throw this.#wrong('files are missing')
    if (this.#database.digest('hex') !== database.sha256 || this.#bytes !== database.bytes)
      throw this.#wrong('a part of the database is missing')
    return { head: this.#head, manifest: this.#manifest }
  }

  #begin(name: string, bytes: Buffer): void {
    if (name !== headName) throw this.#wrong('it is no backup of Bezpechne')
    this.#head = this.#parse(Head, bytes)
    this.#take.head?.(this.#head)
  }

  #part(bytes: Buffer): void {
    this.#database.update(bytes)
    this.#bytes += bytes.byteLength
  }

  async #medium(name: string, bytes: Buffer, digest: string | undefined): Promise<void> {
    const [, path] = mediaName.exec(name) ?? []
    if (path === undefined) throw this.#wrong(`“${name.slice(0, 100)}” belongs into no backup`)
    const sha256 = sha256Of(bytes)
    if (sha256 !== digest) throw this.#wrong(`${path} is not as it was written`)
    this.#media.add(path, { bytes: bytes.byteLength, sha256 })
    await this.#take.media?.(path, bytes)
  }

  #parse<T>(schema: z.ZodType<T>, bytes: Buffer): T {
    try {
      return schema.parse(JSON.parse(bytes.toString('utf8')))
    } catch (error) {
      throw this.#wrong('it is of a version that is not known here', error)
    }
  }

  #wrong(why: string, cause?: unknown): InputError {
    return new InputError(`${this.#file}: ${why}`, { cause })
  }
}
