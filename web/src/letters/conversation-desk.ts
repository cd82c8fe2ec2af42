import { readersOf } from '@bezpechne/shared/letter-readers'
import type { MyCommand, MyLetter, NewEpoch, NewMessage } from '@bezpechne/shared/letters'
import { toBytes, toText } from '@bezpechne/shared/letters-crypto/bytes'
import { checkEvents, signCommand } from '@bezpechne/shared/letters-crypto/command'
import {
  activeBox,
  type DirectoryBody,
  type DirectoryEntry,
  entryOf,
} from '@bezpechne/shared/letters-crypto/directory'
import { makeEpoch } from '@bezpechne/shared/letters-crypto/epoch'
import { readBox } from '@bezpechne/shared/letters-crypto/mailbox'
import { sealMessage } from '@bezpechne/shared/letters-crypto/message'
import { type OpenedLetter, type OpenedMessage, openLetter } from '@bezpechne/shared/letters-crypto/reading'
import { type ResidentKeys, residentKeys } from '@bezpechne/shared/letters-crypto/resident'
import type { Sodium } from '@bezpechne/shared/letters-crypto/sodium'
import type { Identity, MessageBody } from '@bezpechne/shared/letters-crypto/texts'

import type { Reading, ReadMessage } from './calls.ts'

interface Held {
  mine: MyLetter
  directory: DirectoryBody
  opened: OpenedLetter
}

/** A letter that a code opened: what is read, and what is written on. */
export class ConversationDesk {
  readonly #sodium: Sodium
  #own: ResidentKeys | undefined
  #held: Held | undefined

  constructor(sodium: Sodium) {
    this.#sodium = sodium
  }

  print(): Uint8Array {
    return this.#open().opened.print
  }

  unlock(code: string): { lookup: string } {
    this.#own = residentKeys(this.#sodium, code)
    return { lookup: toText(this.#own.lookup) }
  }

  /** @throws Tampered where anything in it is not what its maker signed */
  read(mine: MyLetter, directory: DirectoryBody): Reading {
    if (!this.#own) throw new Error('No code was given')
    const { record, events, receivedAt } = mine
    const { header, epochs, messages: sealed } = record
    const reader = new Map([['resident', this.#own]])
    const opened = openLetter(this.#sodium, { record, directory, reader })
    checkEvents(this.#sodium, { print: opened.print, header, directory, epochs }, events)
    this.#held = { mine, directory, opened }
    const messages = opened.messages.map(shown)
    const { addressee } = header
    return {
      messages,
      identity: opened.identity ?? null,
      readers: readersOf({ addressee, receivedAt, events, epochs, messages: sealed }),
      sha256: textHash(this.#sodium, messages[0]?.text ?? ''),
    }
  }

  epoch(): NewEpoch | null {
    const { own, mine, directory, opened } = this.#open()
    const to = mine.forwardedAt === null ? undefined : nextBox(mine, directory)
    if (!to) return null
    const { sealed, wraps } = makeEpoch(this.#sodium, {
      print: opened.print,
      epoch: mine.record.epochs.length + 1,
      role: 'resident',
      sigSk: own.sigSk,
      to,
      resBoxPk: own.boxPk,
    })
    return { version: mine.version, epoch: sealed, wraps }
  }

  say(body: MessageBody | Identity): NewMessage {
    const { own, mine, opened } = this.#open()
    const epoch = mine.record.epochs.length
    const key = opened.keys.get(epoch)
    if (!key) throw new Error('No key of the latest epoch')
    const last = mine.record.messages.at(-1)
    const isText = 'text' in body
    const place = {
      print: opened.print,
      epoch,
      seq: mine.record.messages.length + 1,
      role: 'resident',
      kind: isText ? 'text' : 'identity',
      box: 'resident',
      prev: last ? toBytes(last.sig) : null,
    } as const
    const message = sealMessage(this.#sodium, { key, sigSk: own.sigSk }, place, body)
    return { version: mine.version, message, files: isText ? body.files.map(({ id }) => id) : [] }
  }

  command(action: MyCommand['action']): MyCommand {
    const { own, mine, opened } = this.#open()
    const { version } = mine
    const sig = signCommand(this.#sodium, own.sigSk, { print: opened.print, action, version })
    return { version, action, sig }
  }

  #open(): { own: ResidentKeys } & Held {
    if (!this.#own || !this.#held) throw new Error('No letter is open')
    return { own: this.#own, ...this.#held }
  }
}

/** SHA-256, as a receipt carries it. */
export function textHash(sodium: Sodium, text: string): string {
  return toText(sodium.crypto_hash_sha256(sodium.from_string(text)))
}

/** Undefined where the latest epoch is the officer's of today: its key is used on. */
function nextBox({ record }: MyLetter, directory: DirectoryBody): DirectoryEntry | undefined {
  const latest = record.epochs.at(-1)?.box
  const { kind, scope } = readBox(latest ?? record.header.addressee)
  const active = activeBox(directory, { kind, scope })
  const isCurrent = latest !== undefined && entryOf(directory, latest)?.state === 'active'
  return isCurrent ? undefined : active
}

function shown({ seq, role, at, body }: OpenedMessage): ReadMessage {
  const isText = body !== undefined && 'text' in body
  return {
    seq,
    role,
    at,
    text: isText ? body.text : '',
    files: isText ? body.files : [],
    identity: body && !isText ? body : null,
  }
}
