import { toBytes } from './bytes.ts'
import { line, whole } from './line.ts'
import { type Box, boxName, type MailboxKind, readBox } from './mailbox.ts'
import { holds, isSigned, sign } from './primitives.ts'
import type { Sodium } from './sodium.ts'

export interface DirectoryEntry {
  kind: MailboxKind
  scope: string
  ver: number
  boxPk: string
  sigPk: string
  state: 'active' | 'retired'
}

/** Every mailbox of a city that letters may be sealed to, or were. Dates are ISO 8601 in UTC. */
export interface DirectoryBody {
  city: string
  serial: number
  issued: string
  notAfter: string
  mailboxes: DirectoryEntry[]
}

export interface SignedDirectory {
  body: DirectoryBody
  sig: string
}

/** What a browser brings of its own: keys that are in its code, and the time. */
export interface Pins {
  roots: readonly string[]
  minSerial: number
}

export type DirectoryFault = 'signature' | 'city' | 'serial' | 'expired' | 'malformed'

export class DirectoryRefused extends Error {
  readonly fault: DirectoryFault
  constructor(fault: DirectoryFault) {
    super(`The directory is refused: ${fault}`)
    this.name = 'DirectoryRefused'
    this.fault = fault
  }
}

const day = 24 * 60 * 60 * 1000
const longest = 35 * day

function textOf({ city, serial, issued, notAfter, mailboxes }: DirectoryBody): string {
  const entries = mailboxes.map((one) =>
    line('box-v1', one.kind, one.scope, whole(one.ver), toBytes(one.boxPk), toBytes(one.sigPk), one.state),
  )
  return [line('dir-v1', city, whole(serial), issued, notAfter), ...entries].join('\n')
}

/** Done where the root key is: away from every server. */
export function signDirectory(sodium: Sodium, body: DirectoryBody, rootSk: Uint8Array): Uint8Array {
  return sign(sodium, rootSk, textOf(body))
}

function refuse(fault: DirectoryFault): never {
  throw new DirectoryRefused(fault)
}

/**
 * Nothing is sealed to a key that this did not let through.
 * @param now of the device; a day too early is forgiven, as clocks go wrong
 * @throws DirectoryRefused
 */
export function checkDirectory(
  sodium: Sodium,
  given: SignedDirectory,
  { city, pins, now }: { city: string; pins: Pins; now: Date },
): DirectoryBody {
  if (!holds(() => isByRoot(sodium, given, pins.roots))) refuse('signature')
  const { body } = given
  if (body.city !== city) refuse('city')
  if (body.serial < pins.minSerial) refuse('serial')
  if (!isCurrent(body, now)) refuse('expired')
  if (!holds(() => isWellFormed(body))) refuse('malformed')
  return body
}

/** A root signs what it is given: two active versions, or a key that is none, would be sealed to all the same. */
function isWellFormed({ mailboxes }: DirectoryBody): boolean {
  const names = mailboxes.map(boxName)
  const active = mailboxes.filter(({ state }) => state === 'active')
  const scopes = active.map(({ kind, scope }) => `${kind}:${scope}`)
  return (
    new Set(names).size === names.length &&
    new Set(scopes).size === scopes.length &&
    mailboxes.every(
      (one) =>
        readBox(boxName(one)).ver === one.ver &&
        (one.state === 'active' || one.state === 'retired') &&
        [one.boxPk, one.sigPk].every((key) => toBytes(key).length === 32),
    )
  )
}

function isCurrent({ issued, notAfter }: DirectoryBody, now: Date): boolean {
  const [from, until] = [Date.parse(issued), Date.parse(notAfter)]
  return until > from && until - from <= longest && now.getTime() <= until && from <= now.getTime() + day
}

function isByRoot(sodium: Sodium, { body, sig }: SignedDirectory, roots: readonly string[]): boolean {
  return roots.some((root) => isSigned(sodium, { sig: toBytes(sig), sigPk: toBytes(root) }, textOf(body)))
}

/** The version that new letters are sealed to. */
export function activeBox(directory: DirectoryBody, box: Omit<Box, 'ver'>): DirectoryEntry | undefined {
  return directory.mailboxes.find(
    (one) => one.kind === box.kind && one.scope === box.scope && one.state === 'active',
  )
}

/** Any version, also a retired one: what was signed then is still true. */
export function entryOf(directory: DirectoryBody, name: string): DirectoryEntry | undefined {
  return directory.mailboxes.find((one) => boxName(one) === name)
}
