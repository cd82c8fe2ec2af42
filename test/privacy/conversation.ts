import { randomUUID } from 'node:crypto'

import { toBytes, toText } from '@bezpechne/shared/letters-crypto/bytes'
import { newCode } from '@bezpechne/shared/letters-crypto/code'
import { eventHash, type LetterEvent, signCommand } from '@bezpechne/shared/letters-crypto/command'
import type { DirectoryBody } from '@bezpechne/shared/letters-crypto/directory'
import { makeEpoch, type SealedEpoch } from '@bezpechne/shared/letters-crypto/epoch'
import { beginLetter, type LetterHeader, type Wrap, wrapFor } from '@bezpechne/shared/letters-crypto/letter'
import { type SealedMessage, sealMessage } from '@bezpechne/shared/letters-crypto/message'
import { unwrap } from '@bezpechne/shared/letters-crypto/primitives'
import type { LetterRecord, Reader } from '@bezpechne/shared/letters-crypto/reading'
import { type ResidentKeys, residentKeys } from '@bezpechne/shared/letters-crypto/resident'
import { type Identity, noIdentity } from '@bezpechne/shared/letters-crypto/texts'

import { type Held, sodium } from './world.ts'

type By = 'resident' | Held

/** A letter as it lies on the server, written by people who hold their keys; nothing of it is made up. */
export class Conversation {
  readonly own: ResidentKeys
  readonly header: LetterHeader
  readonly print: Uint8Array
  readonly wraps: (Wrap & { epoch: number })[]
  readonly capsule: { nonce: string; ct: string }
  readonly capsuleWraps: Wrap[]
  readonly epochs: SealedEpoch[] = []
  readonly messages: (SealedMessage & { at: string })[] = []
  readonly events: LetterEvent[] = []
  /** Content keys by epoch: what each writer would have opened for themselves. */
  readonly keys: Uint8Array[]
  #version = 0

  constructor(
    directory: DirectoryBody,
    { beat = 'HOL-01', text = 'Сусід погрожує.' }: { beat?: string; text?: string },
  ) {
    const code = newCode(sodium)
    const id = randomUUID()
    const draft = beginLetter(sodium, { city: 'kyiv', id, track: 'appeal', beat, directory, code })
    const letter = draft.finish({ text, files: [], identity: { ...noIdentity, surname: 'Коваль' } })
    this.own = residentKeys(sodium, code)
    this.header = letter.header
    this.print = draft.print
    this.wraps = letter.wraps.map((wrap) => ({ ...wrap, epoch: 0 }))
    this.capsule = letter.capsule
    this.capsuleWraps = letter.capsuleWraps
    this.messages.push({ ...letter.message, at: '2026-11-21T08:00:00.000Z' })
    this.keys = [this.#opened(letter.wraps)]
    this.#event('submit', null)
  }

  #opened(wraps: Wrap[]): Uint8Array {
    const mine = wraps.find(({ box }) => box === 'resident')
    return unwrap(sodium, toBytes(mine?.sealed ?? ''), this.own)
  }

  #event(step: string, by: By | null): void {
    const version = this.#version++
    const [box, role, sigSk] = by ? whoIs(by, this.own) : ([null, 'system', null] as const)
    const n = this.events.length + 1
    const at = `2026-11-21T08:${String(n).padStart(2, '0')}:00.000Z`
    const sig = sigSk && signCommand(sodium, sigSk, { print: this.print, action: step, version })
    const event = { n, step, role, box, version, facts: { n, to: 'x' }, at }
    const prev = this.events.at(-1)?.hash ?? null
    this.events.push({ ...event, sig, hash: toText(eventHash(sodium, this.print, event, prev)) })
  }

  /** A step that only its signature tells of. */
  step(step: string, by: By | null): this {
    this.#event(step, by)
    return this
  }

  epoch(by: By, to: Held, step = 'accept'): this {
    const [, role, sigSk] = whoIs(by, this.own)
    const { key, sealed, wraps } = makeEpoch(sodium, {
      print: this.print,
      epoch: this.epochs.length + 1,
      role: role === 'resident' ? role : 'officer',
      sigSk,
      to: to.entry,
      resBoxPk: this.own.boxPk,
    })
    this.epochs.push(sealed)
    this.keys.push(key)
    this.wraps.push(...wraps.map((wrap) => ({ ...wrap, epoch: sealed.epoch })))
    if (by !== 'resident') this.#event(step, by)
    return this
  }

  /** To another beat: its mailbox gets a wrap of everything, the old one keeps none. */
  redirect(by: Held, to: Held): this {
    const older = this.keys.map((key, epoch) => ({ ...wrapFor(sodium, key, to.entry), epoch }))
    const name = this.capsuleWraps.find(({ box }) => box === by.name)
    const capsuleKey = unwrap(sodium, toBytes(name?.sealed ?? ''), by.keys)
    this.epoch(by, to, 'redirect')
    this.wraps.push(...older)
    this.capsuleWraps.push(wrapFor(sodium, capsuleKey, to.entry))
    for (const list of [this.wraps, this.capsuleWraps])
      list.splice(0, list.length, ...list.filter(({ box }) => box !== by.name))
    return this
  }

  say(by: By, said: string | Identity): this {
    const [box, role, sigSk] = whoIs(by, this.own)
    const epoch = this.keys.length - 1
    const usual = role === 'resident' ? 'text' : 'reply'
    const kind = typeof said === 'string' ? usual : 'identity'
    const prev = toBytes(this.messages.at(-1)?.sig ?? '')
    const place = { print: this.print, epoch, seq: this.messages.length + 1, role, kind, box, prev } as const
    const body = typeof said === 'string' ? { text: said, files: [] } : said
    const key = this.keys[epoch] ?? new Uint8Array()
    this.messages.push({
      ...sealMessage(sodium, { key, sigSk }, place, body),
      at: '2026-11-21T09:00:00.000Z',
    })
    return this
  }

  /** As the server gives it to who holds these boxes. */
  record(reader: Reader): LetterRecord {
    const { header, epochs, messages, capsule } = this
    const own = <One extends Wrap>(wraps: One[]) => wraps.filter(({ box }) => reader.has(box))
    return structuredClone({
      header,
      epochs,
      messages,
      capsule,
      wraps: own(this.wraps),
      capsuleWraps: own(this.capsuleWraps),
    })
  }
}

function whoIs(
  by: By,
  own: ResidentKeys,
): [box: string, role: 'resident' | 'moderator' | 'officer', sigSk: Uint8Array] {
  if (by === 'resident') return ['resident', 'resident', own.sigSk]
  return [by.name, by.entry.kind === 'moderation' ? 'moderator' : 'officer', by.keys.sigSk]
}

export const readerOf = (own: ResidentKeys | undefined, ...held: Held[]): Reader =>
  new Map([
    ...(own ? [['resident', own] as const] : []),
    ...held.map(({ name, keys }) => [name, keys] as const),
  ])
