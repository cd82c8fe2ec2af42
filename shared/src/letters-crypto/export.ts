import type { LetterExport } from '../letter-export.ts'
import { join, toBytes, toText } from './bytes.ts'
import { checkEvents } from './command.ts'
import { checkDirectory } from './directory.ts'
import { checkEpochs } from './epoch.ts'
import { changedParts, isExportSealed } from './export-seal.ts'
import { openFile } from './file.ts'
import { letterPrint } from './letter.ts'
import { isMessageSigned, type MessagePlace, openMessage } from './message.ts'
import { commitTo } from './primitives.ts'
import { openCapsule, signerOf } from './reading.ts'
import type { Sodium } from './sodium.ts'
import type { FileKey } from './texts.ts'

/** One thing that was checked: what, of which one, and whether it holds. */
export interface Finding {
  what:
    | 'directory'
    | 'seal'
    | 'part'
    | 'epochs'
    | 'key'
    | 'message'
    | 'words'
    | 'identity'
    | 'file'
    | 'events'
    | 'audit'
    | 'text'
  /** The number of a message, the name of a part; empty where there is only one. */
  which: string
  holds: boolean
}

export interface Proof {
  findings: Finding[]
  /** Photos that opened, by id. */
  photos: Map<string, { bytes: Uint8Array; type: FileKey['type'] }>
}

/**
 * Everything that a file of a letter says of itself, asked again without anybody's help.
 * @param roots public root keys that the reader trusts
 */
export function proveExport(sodium: Sodium, file: LetterExport, roots: readonly string[]): Proof {
  const prover = new Prover(sodium, file)
  prover.ask('directory', '', () => hasDirectory(sodium, file, roots))
  prover.ask('seal', '', () => isExportSealed(sodium, file))
  const changed = prover.attempt(() => changedParts(sodium, file)) ?? ['record']
  for (const part of changed) prover.say('part', part, false)
  const keys = prover.keys()
  prover.letter(keys)
  prover.ask('audit', '', () => file.audit === null || isLink(sodium, file))
  prover.ask('text', '', () => isFirstText(sodium, file))
  return { findings: prover.findings, photos: prover.photos }
}

class Prover {
  readonly findings: Finding[] = []
  readonly photos: Proof['photos'] = new Map()
  readonly #sodium: Sodium
  readonly #file: LetterExport

  constructor(sodium: Sodium, file: LetterExport) {
    this.#sodium = sodium
    this.#file = file
  }

  say(what: Finding['what'], which: string, holds: boolean): void {
    this.findings.push({ what, which, holds })
  }

  /** What cannot be read at all does not hold. */
  attempt<Value>(does: () => Value): Value | undefined {
    try {
      return does()
    } catch {
      return undefined
    }
  }

  ask(what: Finding['what'], which: string, holds: () => boolean): void {
    this.say(what, which, this.attempt(holds) ?? false)
  }

  /** Those that are what the letter committed to. */
  keys(): Map<number, Uint8Array> {
    const { header, epochs } = this.#file.record
    const commits = [header.commit0, ...epochs.map(({ commit }) => commit)]
    const good = new Map<number, Uint8Array>()
    for (const { epoch, key } of this.#file.keys) {
      this.ask('key', String(epoch), () => {
        const bytes = toBytes(key)
        if (toText(commitTo(this.#sodium, bytes)) !== commits[epoch]) return false
        good.set(epoch, bytes)
        return true
      })
    }
    return good
  }

  letter(keys: ReadonlyMap<number, Uint8Array>): void {
    const { record, directory, events } = this.#file
    const sodium = this.#sodium
    const print = this.attempt(() => letterPrint(sodium, record.header))
    if (!print) return this.say('epochs', '', false)
    const held = { print, header: record.header, directory: directory.body, epochs: record.epochs }
    this.ask('epochs', '', () => (checkEpochs(sodium, held, record.epochs), true))
    this.#messages(print, keys)
    this.ask('identity', '', () => this.#isIdentity(print))
    this.ask('events', '', () => (checkEvents(sodium, held, events), true))
  }

  #messages(print: Uint8Array, keys: ReadonlyMap<number, Uint8Array>): void {
    const { record, directory, messages: told } = this.#file
    const sodium = this.#sodium
    let prev: Uint8Array | null = null
    let latest = 0
    for (const [index, message] of record.messages.entries()) {
      const { seq, epoch, role, kind, box } = message
      const place: MessagePlace = { print, seq, epoch, role, kind, box, prev }
      this.ask('message', String(seq), () => {
        const sigPk = signerOf(record, directory.body, message)
        const inOrder = seq === index + 1 && epoch >= latest
        return inOrder && sigPk !== undefined && isMessageSigned(sodium, place, message, sigPk)
      })
      latest = Math.max(latest, epoch)
      prev = this.attempt(() => toBytes(message.sig)) ?? null
      this.ask('words', String(seq), () => this.#isTold(place, keys.get(epoch), told[index]))
    }
    if (told.length !== record.messages.length) this.say('words', '', false)
  }

  #isTold(
    place: MessagePlace,
    key: Uint8Array | undefined,
    told: LetterExport['messages'][number] | undefined,
  ): boolean {
    const sealed = this.#file.record.messages[place.seq - 1]
    if (!told || !sealed || told.seq !== place.seq) return false
    if (!key) return told.text === null
    const body = openMessage(this.#sodium, key, place, sealed)
    if (!('text' in body)) return told.text === JSON.stringify(body)
    for (const one of body.files) this.ask('file', one.id, () => this.#isPhoto(place.print, one))
    return told.text === body.text && told.files.join() === body.files.map(({ id }) => id).join()
  }

  #isPhoto(print: Uint8Array, { id, key, chunks, type }: FileKey): boolean {
    const found = this.#file.files.find((one) => one.id === id)
    if (!found) return false
    const given = { key: toBytes(key), chunks, sealed: toBytes(found.sealed) }
    this.photos.set(id, { type, bytes: openFile(this.#sodium, { print, fileId: id }, given) })
    return true
  }

  #isIdentity(print: Uint8Array): boolean {
    const { record, capsuleKey, identity } = this.#file
    if (capsuleKey === null) return identity === null
    const key = toBytes(capsuleKey)
    if (toText(commitTo(this.#sodium, key)) !== record.header.commitId) return false
    const opened = openCapsule(this.#sodium, record, { print, key })
    return JSON.stringify(sorted(opened ?? null)) === JSON.stringify(sorted(identity))
  }
}

const sorted = (value: object | null) =>
  value && Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))

/** Valid on the day the file was made: a case is read years later. */
function hasDirectory(sodium: Sodium, file: LetterExport, roots: readonly string[]): boolean {
  const { directory, record, exportedAt } = file
  const at = { city: record.header.city, pins: { roots, minSerial: 1 }, now: new Date(exportedAt) }
  checkDirectory(sodium, directory, at)
  return directory.body.serial >= record.header.dirSerial
}

/** The hash of the row of the audit covers the row and the hash before it: docs/decisions/0007. */
function isLink(sodium: Sodium, { audit, record }: LetterExport): boolean {
  if (!audit) return false
  const { row, before } = audit
  const { city, seq, at, actorId, actorRole, action, inquiryId, subject } = row
  const lines = [city, seq, at, actorId ?? '-', actorRole, action, inquiryId ?? '-', subject ?? '-'].join(
    '\n',
  )
  const whole = join(sodium.from_hex(before), sodium.from_string(lines))
  const isOfLetter = city === record.header.city && (subject ?? '').startsWith(record.header.id)
  return isOfLetter && sodium.to_hex(sodium.crypto_hash_sha256(whole)) === row.hash
}

/** The number on the resident's paper is of this text. */
function isFirstText(sodium: Sodium, { facts, messages }: LetterExport): boolean {
  const [first] = messages
  if (facts.textSha256 === null) return true
  return typeof first?.text === 'string' && textHash(sodium, first.text) === facts.textSha256
}

/** SHA-256 of a text, as it is registered, printed on the receipt and confirmed by the page of verification. */
export function textHash(sodium: Sodium, text: string): string {
  return toText(sodium.crypto_hash_sha256(sodium.from_string(text)))
}
