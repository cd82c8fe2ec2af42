import { boxKeys, type BoxKeys, sigKeys, type SigKeys, subkey } from './primitives.ts'
import type { Sodium } from './sodium.ts'

export type MailboxKeys = BoxKeys & SigKeys

/** Whoever holds the seed is a member: it opens what is sealed to this version, and signs for it. */
export function mailboxKeys(sodium: Sodium, seed: Uint8Array): MailboxKeys {
  return {
    ...boxKeys(sodium, subkey(sodium, { id: 1, context: 'mboxseed' }, seed)),
    ...sigKeys(sodium, subkey(sodium, { id: 2, context: 'msigseed' }, seed)),
  }
}

export const mailboxKinds = ['moderation', 'beat', 'oversight', 'escrow'] as const
export type MailboxKind = (typeof mailboxKinds)[number]

/** One version of a mailbox, "beat:HOL-01:2". */
export interface Box {
  kind: MailboxKind
  scope: string
  ver: number
}

export const boxName = ({ kind, scope, ver }: Box): string => `${kind}:${scope}:${ver}`

/** @throws RangeError */
export function readBox(name: string): Box {
  const [kind, scope, ver, ...rest] = name.split(':')
  const known = mailboxKinds.find((one) => one === kind)
  const isWhole = /^[A-Za-z0-9-]{1,20}$/.test(scope ?? '') && /^[1-9]\d{0,5}$/.test(ver ?? '')
  if (!known || !scope || !isWhole || rest.length > 0) throw new RangeError('Not a mailbox')
  return { kind: known, scope, ver: Number(ver) }
}

/** The same mailbox, of whatever version. */
export const isSameMailbox = (one: Box, other: Box) => one.kind === other.kind && one.scope === other.scope
