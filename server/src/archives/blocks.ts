import { ArchiveRefused } from './refused.ts'

const block = 512

/**
 * A tar as it passes by. What stands between its files belongs to none, so no digest is of it, and whoever reads a tar
 * skips it: here it is what a tar fills up with, zeroes, or the archive is refused.
 */
export async function* withoutRemains(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const reading = new Blocks()
  for await (const piece of pieces) {
    reading.take(piece)
    yield piece
  }
}

class Blocks {
  #content = 0
  #filling = 0
  #header = Buffer.alloc(0)
  #name = ''
  #ended = false

  take(piece: Buffer): void {
    for (let at = 0; at < piece.length;) at += this.#step(piece.subarray(at))
  }

  /** @returns how many bytes it was */
  #step(rest: Buffer): number {
    if (this.#content > 0) {
      const length = Math.min(this.#content, rest.length)
      this.#content -= length
      return length
    }
    if (this.#filling > 0) {
      const length = Math.min(this.#filling, rest.length)
      if (!isZero(rest.subarray(0, length)))
        throw new ArchiveRefused(
          `it is damaged behind ${this.#name}: something stands there that is of no file`,
        )
      this.#filling -= length
      return length
    }
    const length = Math.min(block - this.#header.length, rest.length)
    this.#header = Buffer.concat([this.#header, rest.subarray(0, length)])
    if (this.#header.length === block) this.#begin()
    return length
  }

  #begin(): void {
    const header = this.#header
    this.#header = Buffer.alloc(0)
    if (isZero(header)) {
      this.#ended = true
      return
    }
    if (this.#ended) throw new ArchiveRefused('something stands behind its end')
    this.#name = header.toString('utf8', 0, 100).replace(/\0.*$/s, '')
    this.#content = sizeIn(header)
    this.#filling = (block - (this.#content % block)) % block
  }
}

/** Octal digits, or above 8 GB a number of 12 bytes with its first bit set. */
function sizeIn(header: Buffer): number {
  if ((header[124] ?? 0) & 0x80) return Number(header.readBigUInt64BE(128))
  return Number.parseInt(header.toString('latin1', 124, 136), 8) || 0
}

const isZero = (bytes: Buffer) => bytes.every((byte) => byte === 0)
