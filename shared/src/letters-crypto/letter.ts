import { toBytes, toText } from './bytes.ts'
import { activeBox, type DirectoryBody, type DirectoryEntry, entryOf } from './directory.ts'
import { line, whole } from './line.ts'
import { boxName, readBox } from './mailbox.ts'
import { sealIdentity, sealMessage, type SealedMessage } from './message.ts'
import { commitTo, encrypt, hash, newKey, wrap } from './primitives.ts'
import { type ResidentKeys, residentKeys } from './resident.ts'
import type { Sodium } from './sodium.ts'
import type { FileKey, Identity } from './texts.ts'

export const tracks = ['appeal', 'crime', 'tip'] as const
export type Track = (typeof tracks)[number]
export type Route = 'beat' | 'oversight'

/** What a letter is; none of it ever changes. Keys and commitments are base64url. */
export interface LetterHeader {
  city: string
  /** UUID v4, picked by the resident's browser. */
  id: string
  track: Track
  route: Route
  /** The mailbox version it is for, "beat:HOL-01:1". */
  addressee: string
  dirSerial: number
  resBoxPk: string
  resSigPk: string
  commit0: string
  commitId: string
}

/** Every ciphertext of a letter is bound to it: a field changed in the row, and nothing opens. */
export function letterPrint(sodium: Sodium, header: LetterHeader): Uint8Array {
  const { city, id, track, route, addressee, dirSerial, resBoxPk, resSigPk, commit0, commitId } = header
  const fixed = [resBoxPk, resSigPk, commit0, commitId].map(toBytes)
  return hash(sodium, line('letter-v1', city, id, track, route, addressee, whole(dirSerial), ...fixed))
}

/** Of an officer, or where nobody keeps the beat and where it is about the officer, of the oversight; never a moderator's. */
export function isAddressed({ route, addressee }: LetterHeader, directory: DirectoryBody): boolean {
  return readBox(addressee).kind === route && entryOf(directory, addressee) !== undefined
}

/** A content key for one reader: 'resident', or a mailbox version. */
export interface Wrap {
  box: string
  sealed: string
}

/** All of a new letter as it leaves the browser. */
export interface SealedLetter {
  header: LetterHeader
  /** SHA-256 of what the server finds it by later. */
  lookupHash: string
  wraps: Wrap[]
  capsule: { nonce: string; ct: string }
  capsuleWraps: Wrap[]
  message: SealedMessage
}

export interface LetterDraft {
  header: LetterHeader
  /** What its files are bound to: they are sealed before the letter is. */
  print: Uint8Array
  finish: (words: { text: string; files: FileKey[]; identity: Identity }) => SealedLetter
}

interface Begin {
  city: string
  id: string
  track: Track
  /** Undefined where the letter is about the officer. */
  beat: string | undefined
  /** As checkDirectory gave it back. */
  directory: DirectoryBody
  code: string
}

/** Where a letter of this beat goes; undefined where nobody at all holds a key. A beat without one: oversight. */
export function addresseeOf(
  directory: DirectoryBody,
  beat: string | undefined,
): { route: Route; entry: DirectoryEntry } | undefined {
  const own = beat === undefined ? undefined : activeBox(directory, { kind: 'beat', scope: beat })
  if (own) return { route: 'beat', entry: own }
  const above = activeBox(directory, { kind: 'oversight', scope: 'city' })
  return above && { route: 'oversight', entry: above }
}

/** @throws RangeError where nobody could read it */
export function beginLetter(sodium: Sodium, { city, id, track, beat, directory, code }: Begin): LetterDraft {
  const to = addresseeOf(directory, beat)
  if (!to) throw new RangeError('No mailbox to write to')
  const moderation = activeBox(directory, { kind: 'moderation', scope: 'city' })
  const own = residentKeys(sodium, code)
  const [key, capsuleKey] = [newKey(sodium), newKey(sodium)]
  const header: LetterHeader = {
    city,
    id,
    track,
    route: to.route,
    addressee: boxName(to.entry),
    dirSerial: directory.serial,
    resBoxPk: toText(own.boxPk),
    resSigPk: toText(own.sigPk),
    commit0: toText(commitTo(sodium, key)),
    commitId: toText(commitTo(sodium, capsuleKey)),
  }
  const print = letterPrint(sodium, header)
  const readers = moderation ? [moderation, to.entry] : [to.entry]
  return {
    header,
    print,
    finish: ({ text, files, identity }) => ({
      header,
      lookupHash: toText(sodium.crypto_hash_sha256(own.lookup)),
      wraps: wrapsFor(sodium, key, { own, readers }),
      capsule: sealCapsule(sodium, { print, key: capsuleKey }, identity),
      capsuleWraps: wrapsFor(sodium, capsuleKey, { own, readers: [to.entry] }),
      message: sealMessage(
        sodium,
        { key, sigSk: own.sigSk },
        { print, epoch: 0, seq: 1, role: 'resident', kind: 'text', box: 'resident', prev: null },
        { text, files },
      ),
    }),
  }
}

function wrapsFor(
  sodium: Sodium,
  key: Uint8Array,
  { own, readers }: { own: ResidentKeys; readers: DirectoryEntry[] },
): Wrap[] {
  const mine = { box: 'resident', sealed: toText(wrap(sodium, key, own.boxPk)) }
  return [mine, ...readers.map((entry) => wrapFor(sodium, key, entry))]
}

/**
 * @param entry as the directory has it: sealing to anything else is not possible from outside
 * @throws RangeError for a retired one: whoever left may still have its key
 */
export function wrapFor(sodium: Sodium, key: Uint8Array, entry: DirectoryEntry): Wrap {
  if (entry.state !== 'active') throw new RangeError('Nothing is sealed to a mailbox that is retired')
  return { box: boxName(entry), sealed: toText(wrap(sodium, key, toBytes(entry.boxPk))) }
}

export const capsuleLine = (print: Uint8Array) => line('capsule-v1', print)

function sealCapsule(
  sodium: Sodium,
  { print, key }: { print: Uint8Array; key: Uint8Array },
  identity: Identity,
): { nonce: string; ct: string } {
  const { nonce, ct } = encrypt(sodium, key, {
    plain: sealIdentity(sodium, identity),
    ad: capsuleLine(print),
  })
  return { nonce: toText(nonce), ct: toText(ct) }
}
