import { createHmac, hkdfSync } from 'node:crypto'

import type { Resident } from '../access/actor.ts'
import type { SealedText } from '../platform/sealed-address.ts'

/** An address as everybody writes it: nobody has two that differ in letter case alone. */
export function plainAddress(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase()
}

/** Keyed hashes of addresses: the same person again, without who it is. */
export function personKeys(secret: string): (email: string) => string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'resident', 32))
  return (email) => createHmac('sha256', key).update(plainAddress(email)).digest('base64url')
}

type Sealed = Pick<Resident, 'email' | 'language'>

export function sealResident(address: SealedText, { email, language }: Sealed): Buffer {
  return address.seal(JSON.stringify([plainAddress(email), language]))
}

/** Undefined where another key sealed it. */
export function openResident(address: SealedText, sealed: Uint8Array): Sealed | undefined {
  const plain = address.open(sealed)
  if (plain === undefined) return undefined
  const [email, language]: [string, Sealed['language']] = JSON.parse(plain)
  return { email, language }
}
