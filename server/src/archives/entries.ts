import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

import { extract } from 'tar-stream'

import { withoutRemains } from './blocks.ts'
import { longestLine, mostInMemory, mostRatio } from './manifest.ts'
import { ArchiveRefused } from './refused.ts'

/** A file of an archive as it passes by: whoever wants it reads it now. */
export interface Entry {
  name: string
  type: string
  /** As the archive says before it. */
  size: number
  /** Once; what is not read is passed over. */
  read: () => AsyncIterable<Buffer>
}

/** @throws ArchiveRefused in a sentence that names the file where it broke off */
export async function* entriesOf(file: string): AsyncGenerator<Entry> {
  const tar = extract()
  const source = Readable.from(withoutRemains(createReadStream(file, { highWaterMark: 1 << 18 })))
  source.on('error', (error) => tar.destroy(error))
  source.pipe(tar)
  let last = ''
  try {
    for await (const entry of tar) {
      const { name, size = 0, type } = entry.header
      last = name
      yield { name, size, type: type ?? 'file', read: () => explained(entry, name) }
      entry.resume()
    }
  } catch (error) {
    throw whyUnread(error, last)
  } finally {
    source.destroy()
  }
}

/** NOTE: what breaks off in the middle of a file breaks off at whoever reads it. */
async function* explained(pieces: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  try {
    yield* pieces
  } catch (error) {
    throw whyUnread(error, name)
  }
}

function whyUnread(error: unknown, at: string): unknown {
  if (error instanceof ArchiveRefused || !(error instanceof Error)) return error
  if (Reflect.get(error, 'code') === 'ENOENT')
    return new ArchiveRefused('there is no such file', { cause: error })
  if (!/tar|header|unexpected end/i.test(error.message)) return error
  const where = at ? `it is cut off or damaged at ${at}` : 'it is no archive of Bezpechne'
  return new ArchiveRefused(where, { cause: error })
}

/** What passed by, for whoever compares it with what should have. */
export interface Seen {
  bytes: number
  sha256: () => string
}

/** The same pieces, counted and hashed. */
export function watched(pieces: AsyncIterable<Buffer> | Iterable<Buffer>): {
  pieces: AsyncIterable<Buffer>
  seen: Seen
} {
  const hash = createHash('sha256')
  const seen = { bytes: 0, sha256: () => hash.digest('hex') }
  async function* passing() {
    for await (const piece of pieces) {
      hash.update(piece)
      seen.bytes += piece.byteLength
      yield piece
    }
  }
  return { pieces: passing(), seen }
}

export async function passOver(pieces: AsyncIterable<Buffer>): Promise<void> {
  const reading = pieces[Symbol.asyncIterator]()
  while (!(await reading.next()).done);
}

/** @throws ArchiveRefused where it is larger than such a file ever is */
export async function wholeOf({ name, size, read }: Entry): Promise<Buffer> {
  if (size > mostInMemory) throw new ArchiveRefused(`${name} is larger than such a file ever is`)
  const pieces: Buffer[] = []
  for await (const piece of read()) pieces.push(piece)
  return Buffer.concat(pieces)
}

/**
 * Lines of a zipped file, some hundred at a time.
 * @throws ArchiveRefused where it unzips to what no honest file does
 */
export async function* linesOf(name: string, zipped: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  let rest: Buffer[] = []
  let held = 0
  for await (const piece of unzipped(name, zipped)) {
    const end = piece.lastIndexOf(0x0a)
    rest.push(end < 0 ? piece : piece.subarray(0, end))
    held += piece.byteLength
    if (held > longestLine) throw new ArchiveRefused(`${name} has a line longer than any row is`)
    if (end < 0) continue
    yield splitLines(rest)
    rest = end + 1 < piece.byteLength ? [piece.subarray(end + 1)] : []
    held = rest[0]?.byteLength ?? 0
  }
  if (held) yield splitLines(rest)
}

const splitLines = (pieces: Buffer[]) => Buffer.concat(pieces).toString('utf8').split('\n')

async function* unzipped(name: string, zipped: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let taken = 0
  let given = 0
  async function* counted() {
    for await (const piece of zipped) {
      taken += piece.byteLength
      yield piece
    }
  }
  const gunzip = createGunzip()
  const stream = pipeline(Readable.from(counted()), gunzip, () => {})
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      given += piece.byteLength
      // NOTE: the first megabyte is free: a table of three equal rows is allowed to be small.
      if (given > 1_000_000 && given > taken * mostRatio)
        throw new ArchiveRefused(`${name} unzips to more than ${mostRatio} times its size`)
      yield piece
    }
  } catch (error) {
    if (error instanceof ArchiveRefused || !(error instanceof Error)) throw error
    if (!('code' in error) || !String(error.code).startsWith('Z_')) throw error
    throw new ArchiveRefused(`${name} is not zipped as it was written`, { cause: error })
  }
}
