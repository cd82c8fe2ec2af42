import { toBytes, toText } from './bytes.ts'
import { type DirectoryBody, entryOf } from './directory.ts'
import { checkEpochs, type SealedEpoch } from './epoch.ts'
import { capsuleLine, type LetterHeader, letterPrint, type Wrap } from './letter.ts'
import { type MailboxKind, readBox } from './mailbox.ts'
import {
  isMessageSigned,
  type MessagePlace,
  openIdentity,
  openMessage,
  type SealedMessage,
} from './message.ts'
import { type BoxKeys, commitTo, decrypt, orTampered, type SigKeys, Tampered, unwrap } from './primitives.ts'
import type { Sodium } from './sodium.ts'
import type { Identity, MessageBody } from './texts.ts'

/** A letter as the server gives it to one reader: wraps of the own boxes alone. */
export interface LetterRecord {
  header: LetterHeader
  epochs: SealedEpoch[]
  wraps: (Wrap & { epoch: number })[]
  messages: (SealedMessage & { at: string })[]
  capsule: { nonce: string; ct: string } | null
  capsuleWraps: Wrap[]
}

export interface OpenedMessage extends Pick<SealedMessage, 'seq' | 'epoch' | 'role' | 'kind' | 'box'> {
  at: string
  /** Undefined where it was written for others: its key is not among the reader's. */
  body: MessageBody | Identity | undefined
}

export interface OpenedLetter {
  print: Uint8Array
  messages: OpenedMessage[]
  identity: Identity | undefined
  /** Content keys by epoch, as far as the reader holds them. */
  keys: Map<number, Uint8Array>
  /** Of the identity, where the reader holds it: handed on with the letter. */
  capsuleKey: Uint8Array | undefined
}

/** Boxes that a reader can open, by name; 'resident' is the one whose code it is. */
export type Reader = ReadonlyMap<string, BoxKeys & Pick<SigKeys, 'sigPk'>>

interface Given {
  /** As it came from the server: nothing in it is believed, neither forms nor numbers. */
  record: LetterRecord
  directory: DirectoryBody
  reader: Reader
}

/**
 * All of it is checked before any of it is shown: who signed, in which order, with which key.
 * NOTE: that the newest message is kept back shows with the next one, as it names the one before it.
 * @throws Tampered
 */
export function openLetter(sodium: Sodium, given: Given): OpenedLetter {
  return orTampered('form', () => opened(sodium, given))
}

function opened(sodium: Sodium, { record, directory, reader }: Given): OpenedLetter {
  const { header, epochs } = record
  if (!isOwn(header, reader)) throw new Tampered('header')
  const print = letterPrint(sodium, header)
  checkEpochs(sodium, { print, header, directory }, epochs)
  const commits = [header.commit0, ...epochs.map(({ commit }) => commit)]
  const keys = new Map<number, Uint8Array>()
  for (const { epoch, ...wrap } of record.wraps) {
    const key = openWrap(sodium, wrap, { reader, commit: commits[epoch] })
    if (key) keys.set(epoch, key)
  }
  if (keys.size === 0 || lacksKey(record, reader, keys)) throw new Tampered('wrap')
  const messages = openMessages(sodium, { record, directory, print, keys })
  const capsuleKey = openCapsuleKey(sodium, record, reader)
  const identity = openCapsule(sodium, record, { print, key: capsuleKey })
  if (!identity && lacksName(record, reader)) throw new Tampered('identity')
  return { print, keys, messages, capsuleKey, identity }
}

/** A resident knows the own keys: whoever could put others there would write in the resident's name. */
function isOwn(header: LetterHeader, reader: Reader): boolean {
  const own = reader.get('resident')
  return !own || (toText(own.boxPk) === header.resBoxPk && toText(own.sigPk) === header.resSigPk)
}

/**
 * Everything is sealed to the resident, the first text to the addressee, every epoch to the mailbox that it names: what
 * they cannot open was kept back.
 */
function lacksKey(
  { header, epochs }: LetterRecord,
  reader: Reader,
  keys: ReadonlyMap<number, unknown>,
): boolean {
  const boxes = [header.addressee, ...epochs.map(({ box }) => box)]
  return boxes.some((box, epoch) => (reader.has('resident') || reader.has(box)) && !keys.has(epoch))
}

/**
 * An officer who has the first text has the name with it. It is taken out of a letter again where no officer ever had
 * it: so the resident misses it only once there is an epoch.
 */
function lacksName({ epochs, wraps }: LetterRecord, reader: Reader): boolean {
  const first = wraps.filter(({ epoch, box }) => epoch === 0 && reader.has(box)).map(({ box }) => box)
  return first.some((box) => (box === 'resident' ? epochs.length > 0 : readBox(box).kind !== 'moderation'))
}

function openWrap(
  sodium: Sodium,
  { box, sealed }: Wrap,
  { reader, commit }: { reader: Reader; commit: string | undefined },
): Uint8Array | undefined {
  const own = reader.get(box)
  if (!own) return undefined
  const key = unwrap(sodium, toBytes(sealed), own)
  // NOTE: whoever sealed another key for one of two readers would show them two letters.
  if (!commit || !sodium.memcmp(commitTo(sodium, key), toBytes(commit))) throw new Tampered('commitment')
  return key
}

interface Opening {
  record: LetterRecord
  directory: DirectoryBody
  print: Uint8Array
  keys: ReadonlyMap<number, Uint8Array>
}

function openMessages(sodium: Sodium, { record, directory, print, keys }: Opening): OpenedMessage[] {
  let prev: Uint8Array | null = null
  let latest = 0
  // The first one is what binds the header to the resident.
  if (record.messages[0]?.role !== 'resident') throw new Tampered('message')
  return record.messages.map((message, index) => {
    const { seq, epoch, role, kind, box, at } = message
    const place: MessagePlace = { print, seq, epoch, role, kind, box, prev }
    const sigPk = signerOf(record, directory, message)
    const inOrder = seq === index + 1 && epoch >= latest && epoch <= (index && record.epochs.length)
    if (!inOrder || !sigPk || !isMessageSigned(sodium, place, message, sigPk)) throw new Tampered('message')
    prev = toBytes(message.sig)
    latest = epoch
    const key = keys.get(epoch)
    return { seq, epoch, role, kind, box, at, body: key && openMessage(sodium, key, place, message) }
  })
}

type Signed = Pick<SealedMessage, 'role' | 'kind' | 'epoch' | 'box'>

/**
 * The resident, whose name never stands in epoch 0; a moderator in epoch 0 alone; an officer by the mailbox that the
 * epoch names.
 */
export function signerOf(
  { header, epochs }: Pick<LetterRecord, 'header' | 'epochs'>,
  directory: DirectoryBody,
  message: Signed,
): Uint8Array | undefined {
  if (message.role === 'resident') {
    const mayBe = message.kind === 'text' || (message.kind === 'identity' && message.epoch > 0)
    return mayBe && message.box === 'resident' ? toBytes(header.resSigPk) : undefined
  }
  const entry = entryOf(directory, message.box)
  return entry && mayWrite(entry.kind, message, epochs) ? toBytes(entry.sigPk) : undefined
}

function mayWrite(
  by: MailboxKind,
  { role, kind, epoch, box }: Signed,
  epochs: readonly SealedEpoch[],
): boolean {
  if (kind !== 'text' && kind !== 'reply') return false
  if (role === 'moderator') return by === 'moderation' && epoch === 0
  return role === 'officer' && epochs[epoch - 1]?.box === box
}

function openCapsuleKey(
  sodium: Sodium,
  { header, capsuleWraps }: LetterRecord,
  reader: Reader,
): Uint8Array | undefined {
  for (const wrap of capsuleWraps) {
    const key = openWrap(sodium, wrap, { reader, commit: header.commitId })
    if (key) return key
  }
  return undefined
}

/** @throws Tampered */
export function openCapsule(
  sodium: Sodium,
  { capsule }: Pick<LetterRecord, 'capsule'>,
  { print, key }: { print: Uint8Array; key: Uint8Array | undefined },
): Identity | undefined {
  if (!capsule || !key) return undefined
  const sealed = { nonce: toBytes(capsule.nonce), ct: toBytes(capsule.ct), ad: capsuleLine(print) }
  return openIdentity(sodium, decrypt(sodium, key, sealed))
}
