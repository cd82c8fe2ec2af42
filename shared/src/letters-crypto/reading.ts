import { toBytes } from './bytes.ts'
import { type DirectoryBody, entryOf } from './directory.ts'
import { checkEpochs, type SealedEpoch } from './epoch.ts'
import { capsuleLine, type LetterHeader, letterPrint, type Wrap } from './letter.ts'
import type { MailboxKind } from './mailbox.ts'
import {
  isMessageSigned,
  type MessagePlace,
  openIdentity,
  openMessage,
  type SealedMessage,
} from './message.ts'
import { type BoxKeys, commitTo, decrypt, Tampered, unwrap } from './primitives.ts'
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

/** Boxes that a reader can open, by name. */
export type Reader = ReadonlyMap<string, BoxKeys>

/**
 * All of it is checked before any of it is shown: who signed, in which order, with which key.
 * @throws Tampered
 */
export function openLetter(
  sodium: Sodium,
  { record, directory, reader }: { record: LetterRecord; directory: DirectoryBody; reader: Reader },
): OpenedLetter {
  const { header, epochs } = record
  const print = letterPrint(sodium, header)
  checkEpochs(sodium, { print, header, directory }, epochs)
  const commits = [header.commit0, ...epochs.map(({ commit }) => commit)]
  const keys = new Map<number, Uint8Array>()
  for (const { epoch, ...wrap } of record.wraps) {
    const key = openWrap(sodium, wrap, { reader, commit: commits[epoch] })
    if (key) keys.set(epoch, key)
  }
  const messages = openMessages(sodium, { record, directory, print, keys })
  const capsuleKey = openCapsuleKey(sodium, record, reader)
  return {
    print,
    keys,
    messages,
    capsuleKey,
    identity: openCapsule(sodium, record, { print, key: capsuleKey }),
  }
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
  return record.messages.map((message, index) => {
    const { seq, epoch, role, kind, box, at } = message
    const place: MessagePlace = { print, seq, epoch, role, kind, box, prev }
    const sigPk = signerOf(record, directory, message)
    const inOrder = seq === index + 1 && epoch >= latest
    if (!inOrder || !sigPk || !isMessageSigned(sodium, place, message, sigPk)) throw new Tampered('message')
    prev = toBytes(message.sig)
    latest = epoch
    const key = keys.get(epoch)
    return { seq, epoch, role, kind, box, at, body: key && openMessage(sodium, key, place, message) }
  })
}

type Signed = Pick<SealedMessage, 'role' | 'kind' | 'epoch' | 'box'>

/** The resident; a moderator in epoch 0 alone; an officer by the mailbox that the epoch names. */
export function signerOf(
  { header, epochs }: Pick<LetterRecord, 'header' | 'epochs'>,
  directory: DirectoryBody,
  message: Signed,
): Uint8Array | undefined {
  if (message.role === 'resident') {
    const isOwn = message.box === 'resident' && message.kind !== 'reply'
    return isOwn ? toBytes(header.resSigPk) : undefined
  }
  const entry = entryOf(directory, message.box)
  return entry && mayWrite(entry.kind, message, epochs) ? toBytes(entry.sigPk) : undefined
}

function mayWrite(
  by: MailboxKind,
  { role, kind, epoch, box }: Signed,
  epochs: readonly SealedEpoch[],
): boolean {
  if (kind === 'identity') return false
  if (role === 'moderator') return by === 'moderation' && epoch === 0
  return by !== 'moderation' && epochs[epoch - 1]?.box === box
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
