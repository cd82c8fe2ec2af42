import { isAscii, isUtf8 } from 'node:buffer'

import type { Encoding } from '@bezpechne/shared/imports'

import { FileError } from './file-error.ts'

/** The bytes of a file from its beginning, each time it is asked: a file on the disk, or pieces in the database. */
export type Bytes = () => AsyncIterable<Uint8Array>

const mostLine = 1_000_000
const headBytes = 64 * 1024

export interface Detected {
  encoding: Encoding
  /** The first line that is not UTF-8, where the file is in another encoding. */
  line?: number
}

/**
 * Reads all of it: a letter that is none may stand in the last line.
 * @throws FileError 'empty', 'excel', 'not-text', 'encoding' and 'long-line' with the line
 */
export async function detectEncoding(bytes: Bytes): Promise<Detected> {
  const head = await headOf(bytes)
  if (!head.length) throw new FileError('empty')
  if (startsWith(head, [0x50, 0x4b, 3, 4]) || startsWith(head, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new FileError('excel')
  const wide = wideOf(head)
  if (wide) return { encoding: wide }
  if (head.includes(0)) throw new FileError('not-text')
  const bad = await firstNotUtf8(bytes)
  if (!bad) return { encoding: 'utf-8' }
  if (bad.afterLetters || !isCyrillicOfWindows(bad.part)) throw new FileError('encoding', { line: bad.line })
  return { encoding: 'windows-1251', line: bad.line }
}

/** @throws FileError 'encoding' when it is not what was detected: the file has changed since */
export async function* textOf(bytes: Bytes, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const chunk of bytes()) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) throw new FileError('changed')
    throw error
  }
}

export async function headOf(bytes: Bytes): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of bytes()) {
    parts.push(chunk)
    length += chunk.length
    if (length >= headBytes) break
  }
  return Buffer.concat(parts).subarray(0, headBytes)
}

function startsWith(head: Buffer, mark: number[]): boolean {
  return mark.every((byte, n) => head[n] === byte)
}

/** Two bytes a letter: by its mark, or by the zeros beside every sign that is no letter. */
function wideOf(head: Buffer): Encoding | undefined {
  if (startsWith(head, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(head, [0xfe, 0xff])) return 'utf-16be'
  let [even, odd] = [0, 0]
  for (const [n, byte] of head.entries()) {
    if (byte !== 0) continue
    if (n % 2) odd += 1
    else even += 1
  }
  const many = head.length / 20
  if (odd > many && even === 0) return 'utf-16le'
  return even > many && odd === 0 ? 'utf-16be' : undefined
}

interface Bad {
  line: number
  /** The lines that were read together with it. */
  part: Buffer
  /** Letters before it were right: it is no other encoding, it is broken. */
  afterLetters: boolean
}

async function firstNotUtf8(bytes: Bytes): Promise<Bad | undefined> {
  let rest = Buffer.alloc(0)
  let line = 1
  let afterLetters = false
  for await (const chunk of bytes()) {
    const read = Buffer.concat([rest, chunk])
    // Whole lines only: a letter may lie on both sides of a chunk's end.
    const end = endOfLines(read)
    const whole = read.subarray(0, end)
    if (!isUtf8(whole)) return badIn(whole, line, afterLetters)
    line += linesOf(whole).length - 1
    afterLetters ||= !isAscii(whole)
    rest = read.subarray(end)
    if (rest.length > mostLine) throw new FileError('long-line', { line })
  }
  return isUtf8(rest) ? undefined : badIn(rest, line, afterLetters)
}

function badIn(part: Buffer, from: number, afterLetters: boolean): Bad {
  const lines = linesOf(part).map((line) => Buffer.from(line, 'latin1'))
  const bad = lines.findIndex((line) => !isUtf8(line))
  const before = lines.slice(0, bad).some((line) => !isAscii(line))
  return { line: from + bad, part, afterLetters: afterLetters || before }
}

/** NOTE: a carriage return at the very end may be half of an end of line. */
function endOfLines(read: Buffer): number {
  const feed = read.lastIndexOf(0x0a) + 1
  return feed || read.subarray(0, -1).lastIndexOf(0x0d) + 1
}

function linesOf(part: Buffer): string[] {
  return part.toString('latin1').split(/\r\n|\n|\r/)
}

/**
 * Ukrainian text in windows-1251: nearly every byte above ASCII is one of its letters or of its quotes and dashes. In
 * UTF-8 with one broken letter, in KOI8-U and in cp866 far fewer are.
 */
function isCyrillicOfWindows(part: Buffer): boolean {
  const high = part.filter((byte) => byte >= 0x80)
  const letters = high.filter((byte) => byte >= 0xc0 || ukrainian.has(byte)).length
  const capitals = high.filter((byte) => byte >= 0xc0 && byte < 0xe0).length
  return letters >= 0.9 * high.length && capitals <= 0.6 * high.length
}

// І і Ї ї Є є Ґ ґ Ё ё, № « » – — ’ “ ” … and the space that does not break.
const ukrainian = new Set(Buffer.from('b2b3afbfaabaa5b4a8b8b9abbb969792939485a0', 'hex'))
