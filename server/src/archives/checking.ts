import * as z from 'zod'

import { entriesOf, type Entry, passOver, watched, wholeOf } from './entries.ts'
import {
  Head,
  headName,
  isAllowedName,
  Manifest,
  manifestName,
  mediumOf,
  People,
  peopleName,
  Signature,
  signatureName,
  tableFile,
  tableOf,
} from './manifest.ts'
import { ArchiveRefused } from './refused.ts'
import { fingerprintOf, isSignedBy } from './signing.ts'
import { leftBehind, travelling } from './tables.ts'

export interface Checked {
  head: Head
  people: People
  manifest: Manifest
  fingerprint: string
  publicKey: string
  bytes: number
}

/**
 * Reads an archive to its end and writes nothing: every file as it was written, none missing and none besides, and a
 * signature over all of it.
 * @throws ArchiveRefused in one sentence that names the file
 */
export async function checkArchive(file: string): Promise<Checked> {
  const reading = new Reading()
  for await (const entry of entriesOf(file)) await reading.take(entry)
  return reading.end()
}

interface Passed {
  bytes: number
  sha256: string
}

const small = new Set([headName, peopleName, manifestName, signatureName])

class Reading {
  readonly #passed = new Map<string, Passed>()
  readonly #small = new Map<string, Buffer>()

  async take(entry: Entry): Promise<void> {
    const { name, type } = entry
    this.#checkPlace(name, type)
    const whole = small.has(name) ? await wholeOf(entry) : undefined
    if (whole) this.#small.set(name, whole)
    const { pieces, seen } = watched(whole ? [whole] : entry.read())
    await passOver(pieces)
    this.#passed.set(name, { bytes: seen.bytes, sha256: seen.sha256() })
    // At once: what follows may be written in another way.
    if (name === headName) this.#head()
  }

  end(): Checked {
    const head = this.#head()
    const signed = this.#small.get(manifestName)
    if (!signed) throw new ArchiveRefused(`${manifestName} is missing: the archive is cut off`)
    const signature = this.#parse(Signature, signatureName)
    if (!isSignedBy(signature, signed))
      throw new ArchiveRefused(
        `${manifestName} or ${signatureName} is not as it was written: the signature does not fit`,
      )
    const manifest = this.#parse(Manifest, manifestName)
    this.#compare(manifest)
    checkOwn(head, manifest)
    const people = this.#parse(People, peopleName)
    const { publicKey } = signature
    const bytes = [...this.#passed.values()].reduce((sum, one) => sum + one.bytes, 0)
    return { head, people, manifest, publicKey, fingerprint: fingerprintOf(publicKey), bytes }
  }

  #checkPlace(name: string, type: string): void {
    const shown = JSON.stringify(name.slice(0, 120))
    if (type !== 'file')
      throw new ArchiveRefused(`${shown} is a ${type}: only plain files belong into an archive`)
    if (!isAllowedName(name)) throw new ArchiveRefused(`${shown} belongs into no archive`)
    if (this.#passed.has(name)) throw new ArchiveRefused(`${shown} is in it twice`)
    if (!this.#passed.size && name !== headName)
      throw new ArchiveRefused(`it is no archive of Bezpechne: it begins with ${shown}`)
    if (this.#passed.has(signatureName)) throw new ArchiveRefused(`${shown} stands behind its end`)
  }

  #head(): Head {
    const bytes = this.#small.get(headName)
    const format = bytes && Format.safeParse(parsed(bytes))
    if (format?.success && format.data.format !== 1)
      throw new ArchiveRefused(
        `The archive is of format ${JSON.stringify(format.data.format)}, which is not known here: bring this installation up to date`,
      )
    return this.#parse(Head, headName)
  }

  #compare(manifest: Manifest): void {
    const listed = new Map(manifest.files.map((one) => [one.name, one]))
    for (const { name, bytes, sha256 } of manifest.files) {
      const passed = this.#passed.get(name)
      if (!passed) throw new ArchiveRefused(`${name} is missing`)
      if (passed.bytes !== bytes || passed.sha256 !== sha256)
        throw new ArchiveRefused(`${name} is not as it was written`)
    }
    for (const name of this.#passed.keys())
      if (!listed.has(name) && name !== manifestName && name !== signatureName)
        throw new ArchiveRefused(`${name} does not belong to it: the manifest does not name it`)
  }

  #parse<T>(schema: z.ZodType<T>, name: string): T {
    const bytes = this.#small.get(name)
    if (!bytes) throw new ArchiveRefused(`${name} is missing: the archive is cut off`)
    const read = schema.safeParse(parsed(bytes))
    if (!read.success)
      throw new ArchiveRefused(`${name} is not written as it should be`, { cause: read.error })
    return read.data
  }
}

const Format = z.looseObject({ format: z.unknown() })

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

/** Of one city, and of tables that travel, in their order: signed or not, an archive fills nothing else. */
function checkOwn(head: Head, { files, tables }: Manifest): void {
  const order = travelling.map(({ table }) => table)
  let last = -1
  for (const { name } of files) {
    const medium = mediumOf(name)
    if (medium && medium.city !== head.city) throw new ArchiveRefused(`${name} is not of ${head.city}`)
    const table = tableOf(name)
    if (table === undefined) continue
    const at = order.indexOf(table)
    if (at < 0)
      throw new ArchiveRefused(
        `${name}: ${leftBehind[table] ? 'such rows do not travel' : 'there is no such table here'}`,
      )
    if (at < last || !tables[table]) throw new ArchiveRefused(`${name} stands in the wrong place`)
    last = at
  }
  const present = new Set(files.map(({ name }) => name))
  const absent = Object.keys(tables).find((table) => !present.has(tableFile(table)))
  if (absent !== undefined) throw new ArchiveRefused(`${tableFile(absent)} is missing`)
}
