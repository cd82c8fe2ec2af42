import { closeSync, createReadStream, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A word of which every spelling is looked for; й and ї are one sign or two, as a keyboard wants it. */
export class Canary {
  readonly word: string
  readonly #needles: [spelling: string, bytes: Buffer][]
  readonly #longest: number

  constructor(word: string) {
    this.word = word
    this.#needles = needlesOf(word)
    this.#longest = Math.max(...this.#needles.map(([, { length }]) => length))
  }

  /** In which spellings it stands there. */
  in(bytes: Buffer): string[] {
    return this.#needles.filter(([, needle]) => bytes.includes(needle)).map(([spelling]) => spelling)
  }

  /** Of a file, or of every file below a folder: which one, in which spelling. */
  async inFiles(path: string): Promise<string[]> {
    if (statSync(path).isDirectory()) {
      const found: string[] = []
      for (const name of readdirSync(path)) found.push(...(await this.inFiles(join(path, name))))
      return found
    }
    const found = new Set<string>()
    let before = Buffer.alloc(0)
    for await (const part of createReadStream(path, { highWaterMark: 1 << 24 })) {
      const whole = Buffer.concat([before, Buffer.from(part)])
      for (const spelling of this.in(whole)) found.add(`${path}: ${spelling}`)
      before = whole.subarray(-this.#longest)
    }
    return [...found]
  }

  /** In the memory of a running process of this machine, as the kernel shows it. */
  inMemory(pid: number): { found: string[]; bytes: number } {
    const memory = openSync(`/proc/${pid}/mem`, 'r')
    const found = new Set<string>()
    let bytes = 0
    try {
      for (const part of regionsOf(pid, this.#longest)) {
        const read = readRegion(memory, part)
        bytes += read.length
        const spellings = isEmpty(read) ? [] : this.in(read)
        for (const spelling of spellings) found.add(`memory: ${spelling}`)
      }
    } finally {
      closeSync(memory)
    }
    return { found: [...found], bytes }
  }
}

function needlesOf(word: string): [string, Buffer][] {
  const cases = { as: word, upper: word.toUpperCase() }
  return Object.entries(cases).flatMap(([name, spelt]) =>
    (['NFC', 'NFD'] as const).flatMap((form) => {
      const text = spelt.normalize(form)
      const utf8 = Buffer.from(text)
      const own: [string, Buffer][] = [
        ['utf-8', utf8],
        ['utf-16le', Buffer.from(text, 'utf16le')],
        ['JSON', Buffer.from(escaped(text))],
      ]
      if (name === 'as') own.push(...encoded(utf8), ['utf-16be', Buffer.from(text, 'utf16le').swap16()])
      return own.map(([spelling, bytes]): [string, Buffer] => [`${form} ${name} ${spelling}`, bytes])
    }),
  )
}

const escaped = (text: string) =>
  Array.from(text, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')

function encoded(utf8: Buffer): [string, Buffer][] {
  const hex = utf8.toString('hex')
  const octal = [...utf8].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
  return [
    ['hex', Buffer.from(hex)],
    ['HEX', Buffer.from(hex.toUpperCase())],
    ['address', Buffer.from(hex.toUpperCase().replaceAll(/../g, '%$&'))],
    ['octal', Buffer.from(octal)],
    // Wherever it begins in what was encoded: cut to the letters that are its own.
    ...[0, 1, 2].flatMap((at): [string, Buffer][] => {
      const text = Buffer.concat([Buffer.alloc(at), utf8]).toString('base64')
      const own = text.slice(Math.ceil((at * 8) / 6), Math.floor(((at + utf8.length) * 8) / 6))
      const url = own.replaceAll('+', '-').replaceAll('/', '_')
      const spellings: [string, Buffer][] = [[`base64 +${at}`, Buffer.from(own)]]
      return url === own ? spellings : [...spellings, [`base64url +${at}`, Buffer.from(url)]]
    }),
  ]
}

interface Region {
  from: number
  length: number
}

const atMost = 1 << 26

/** What the process can write to and what it has read: in parts that overlap by the longest spelling. */
function* regionsOf(pid: number, overlap: number): Generator<Region> {
  for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
    const [, from = '', until = ''] =
      /^([0-9a-f]+)-([0-9a-f]+) r\S+ .*?(?<!\[vvar\]|\[vsyscall\])$/.exec(line) ?? []
    const end = parseInt(until, 16)
    for (let at = parseInt(from, 16); at < end; at += atMost)
      yield { from: at, length: Math.min(end - at, atMost + overlap) }
  }
}

/** Empty where nothing was put there yet, or it is gone by now. */
function readRegion(memory: number, { from, length }: Region): Buffer {
  const buffer = Buffer.allocUnsafe(length)
  try {
    return buffer.subarray(0, readSync(memory, buffer, 0, length, from))
  } catch {
    return buffer.subarray(0, 0)
  }
}

const nothing = Buffer.alloc(atMost + 4096)
const isEmpty = (bytes: Buffer) => nothing.subarray(0, bytes.length).equals(bytes)
