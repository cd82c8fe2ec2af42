import { toBytes, toText } from '@bezpechne/shared/letters-crypto/bytes'
import { newCode } from '@bezpechne/shared/letters-crypto/code'
import {
  activeBox,
  checkDirectory,
  type DirectoryBody,
  type SignedDirectory,
} from '@bezpechne/shared/letters-crypto/directory'
import { openFile, sealFile } from '@bezpechne/shared/letters-crypto/file'
import { addresseeOf, beginLetter, type LetterDraft } from '@bezpechne/shared/letters-crypto/letter'
import { residentKeys } from '@bezpechne/shared/letters-crypto/resident'
import type { Sodium } from '@bezpechne/shared/letters-crypto/sodium'
import type { FileKey } from '@bezpechne/shared/letters-crypto/texts'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'

import { pins } from '../lib/letter-pins.ts'
import type { Calls } from './calls.ts'
import { ConversationDesk, textHash } from './conversation-desk.ts'

type Desk = {
  [Name in keyof Calls]: (
    ...given: Parameters<Calls[Name]>
  ) => ReturnType<Calls[Name]> | Promise<ReturnType<Calls[Name]>>
}

/** Of one letter, new or opened; all it knows is gone with the worker. */
export class LetterDesk implements Desk {
  readonly #sodium: Sodium
  readonly #conversation: ConversationDesk
  readonly #files = new Map<string, FileKey>()
  #directory: DirectoryBody | undefined
  #code = ''
  #draft: LetterDraft | undefined

  constructor(sodium: Sodium) {
    this.#sodium = sodium
    this.#conversation = new ConversationDesk(sodium)
  }

  address({ city, beat, document }: Given<'address'>) {
    const checked = this.#check(city, document)
    const to = addresseeOf(checked, beat ?? undefined)
    const screened = activeBox(checked, { kind: 'moderation', scope: 'city' }) !== undefined
    return { route: to?.route ?? null, screened }
  }

  begin({ track, beat }: Given<'begin'>) {
    const directory = this.#directory
    if (!directory) throw new Error('No directory was checked')
    this.#code = newCode(this.#sodium)
    this.#files.clear()
    const id = newId(this.#sodium)
    const { city } = directory
    const to = { city, id, track, beat: beat ?? undefined, directory, code: this.#code }
    this.#draft = beginLetter(this.#sodium, to)
    return { code: this.#code }
  }

  sealFile({ bytes, type }: Given<'sealFile'>) {
    const print = this.#draft?.print ?? this.#conversation.print()
    const id = newId(this.#sodium)
    const plain = new Uint8Array(bytes)
    const { key, chunks, sealed } = sealFile(this.#sodium, { print, fileId: id }, plain)
    this.#files.set(id, { id, key: toText(key), chunks, type, bytes: plain.length })
    const sha256 = toText(this.#sodium.crypto_hash_sha256(sealed))
    return { id, chunks, sha256, sealed: sealed.buffer }
  }

  finish({ text, files, identity }: Given<'finish'>) {
    if (!this.#draft) throw new Error('No letter was begun')
    const letter = this.#draft.finish({ text, files: keysOf(this.#files, files), identity })
    const { lookup } = residentKeys(this.#sodium, this.#code)
    return { letter, lookup: toText(lookup), sha256: textHash(this.#sodium, text) }
  }

  async prove(challenge: Given<'prove'>) {
    const solution = await solveChallenge({ challenge, deriveKey, timeout: 240_000 })
    if (!solution) throw new Error('Not solved in time')
    return solution
  }

  unlock({ code }: Given<'unlock'>) {
    this.#draft = undefined
    return this.#conversation.unlock(code)
  }

  read({ mine, document }: Given<'read'>) {
    return this.#conversation.read(mine, this.#check(mine.record.header.city, document))
  }

  epoch() {
    return this.#conversation.epoch()
  }

  say(words: Given<'say'>) {
    if ('identity' in words) return this.#conversation.say(words.identity)
    return this.#conversation.say({ text: words.text, files: keysOf(this.#files, words.files) })
  }

  command({ action }: Given<'command'>) {
    return this.#conversation.command(action)
  }

  openFile({ key, sealed }: Given<'openFile'>) {
    const place = { print: this.#conversation.print(), fileId: key.id }
    const held = { key: toBytes(key.key), chunks: key.chunks, sealed: new Uint8Array(sealed) }
    return openFile(this.#sodium, place, held).slice().buffer
  }

  #check(city: string, document: SignedDirectory): DirectoryBody {
    this.#directory = checkDirectory(this.#sodium, document, { city, pins, now: new Date() })
    return this.#directory
  }
}

type Given<Name extends keyof Calls> = Parameters<Calls[Name]>[0]

function keysOf(files: ReadonlyMap<string, FileKey>, named: string[]): FileKey[] {
  return named.flatMap((id) => files.get(id) ?? [])
}

/** UUID v4. NOTE: crypto.randomUUID is there on https alone. */
function newId(sodium: Sodium): string {
  const bytes = sodium.randombytes_buf(16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = sodium.to_hex(bytes)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
