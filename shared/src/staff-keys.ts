import type { HeldBox, PutStaffKey, StaffKey } from './keys.ts'
import { toBytes, toText } from './letters-crypto/bytes.ts'
import { type MailboxKeys, mailboxKeys } from './letters-crypto/mailbox.ts'
import { newKey, Tampered, unwrap, wrap } from './letters-crypto/primitives.ts'
import type { Sodium } from './letters-crypto/sodium.ts'
import { kitKey, lockSeed, openSeed, staffBoxKeys, type StaffKeyPlace } from './letters-crypto/staff-key.ts'

/** Whose key it is, and which of the person's keys. */
export type KeyOwner = Omit<StaffKeyPlace, 'method'>

type Method = StaffKeyPlace['method']
/** What locks a seed: the password's wrap key or the kit's key. */
interface Lock {
  method: Method
  key: Uint8Array
}

/** A key of one's own, locked twice. The seed stays on the device. */
export function makeStaffKey(
  sodium: Sodium,
  owner: KeyOwner,
  { wrapKey, kit }: { wrapKey: Uint8Array; kit: string },
): { seed: Uint8Array; put: PutStaffKey } {
  const seed = newKey(sodium)
  const locks: Lock[] = [
    { method: 'password', key: wrapKey },
    { method: 'kit', key: kitKey(sodium, kit) },
  ]
  const wraps = locks.map((lock) => ({ ...lockedSeed(sodium, seed, { owner, lock }), n: 1 }))
  const boxPk = toText(staffBoxKeys(sodium, seed).boxPk)
  return { seed, put: { ver: owner.ver, boxPk, wraps, without: [] } }
}

function lockedSeed(sodium: Sodium, seed: Uint8Array, { owner, lock }: { owner: KeyOwner; lock: Lock }) {
  const { method, key } = lock
  const { nonce, ct } = lockSeed(sodium, seed, { key, place: { ...owner, method } })
  return { method, nonce: toText(nonce), ct: toText(ct) }
}

/** The seed, and which wrap opened: while a password is being changed there are two. Undefined: none of them. */
export function openKey(
  sodium: Sodium,
  { city, key }: { city: string; key: StaffKey },
  lock: Lock,
): { seed: Uint8Array; n: number } | undefined {
  const { method } = lock
  const place = { city, staff: key.staff, ver: key.ver, method }
  for (const { n, nonce, ct } of key.wraps.filter((one) => one.method === method).toReversed()) {
    try {
      const locked = { nonce: toBytes(nonce), ct: toBytes(ct) }
      return { n, seed: openSeed(sodium, locked, { key: lock.key, place }) }
    } catch (error) {
      if (!(error instanceof Tampered)) throw error
    }
  }
  return undefined
}

/** One more wrap of the same seed. The others stay: they go when this one has proved to open. */
export function addWrap(
  sodium: Sodium,
  { city, key, seed }: { city: string; key: StaffKey; seed: Uint8Array },
  lock: Lock,
): PutStaffKey {
  const { staff, ver, boxPk } = key
  const last = Math.max(0, ...key.wraps.filter((one) => one.method === lock.method).map(({ n }) => n))
  const wrapped = lockedSeed(sodium, seed, { owner: { city, staff, ver }, lock })
  return { ver, boxPk, wraps: [{ ...wrapped, n: last + 1 }], without: [] }
}

/** Wraps of the same way in that are older than the one which has just opened. */
export function olderWraps(key: StaffKey, opened: { method: Method; n: number }): PutStaffKey['without'] {
  return key.wraps
    .filter(({ method, n }) => method === opened.method && n < opened.n)
    .map(({ method, n }) => ({ method, n }))
}

/** Somebody who will hold a mailbox, by the public half of the key. */
export interface Holder {
  staff: string
  keyVer: number
  boxPk: string
}

export const sealFor = (sodium: Sodium, seed: Uint8Array, { boxPk }: Holder): string =>
  toText(wrap(sodium, seed, toBytes(boxPk)))

/** A mailbox version, made in the browser of whoever proposes it; its seed goes to the members alone. */
export function makeMailbox(sodium: Sodium, holders: Holder[]) {
  const seed = newKey(sodium)
  const { boxPk, sigPk } = mailboxKeys(sodium, seed)
  const members = holders.map((holder) => ({
    staff: holder.staff,
    keyVer: holder.keyVer,
    sealedSeed: sealFor(sodium, seed, holder),
  }))
  return { seed, boxPk: toText(boxPk), sigPk: toText(sigPk), members }
}

/** All keys of one mailbox version, and the seed they come from: what another member is given. */
export type HeldKeys = MailboxKeys & { seed: Uint8Array }

/** By "kind:scope:ver". What was sealed to an earlier key of the person stays shut until somebody seals it anew. */
export function openBoxes(
  sodium: Sodium,
  boxes: HeldBox[],
  { seed, ver }: { seed: Uint8Array; ver: number },
): Map<string, HeldKeys> {
  const own = staffBoxKeys(sodium, seed)
  const open = boxes
    .filter(({ holderKeyVer }) => holderKeyVer === ver)
    .map(({ box, sealedSeed, boxPk }): [string, HeldKeys] => {
      const inside = unwrap(sodium, toBytes(sealedSeed), own)
      const keys = mailboxKeys(sodium, inside)
      if (toText(keys.boxPk) !== boxPk) throw new Tampered('mailbox')
      return [box, { ...keys, seed: inside }]
    })
  return new Map(open)
}
