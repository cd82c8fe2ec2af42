import { onlyCode } from './code.ts'
import { line } from './line.ts'
import { boxKeys, type BoxKeys, decrypt, encrypt, hash, type Locked, subkey } from './primitives.ts'
import type { Sodium } from './sodium.ts'

export interface StaffKeyPlace {
  city: string
  /** The id of the person's account. */
  staff: string
  ver: number
  method: 'password' | 'kit'
}

const adOf = ({ city, staff, ver, method }: StaffKeyPlace) => line('staffkey-v1', city, staff, ver, method)

/** What a printed recovery kit opens: its code is of the same form as a receipt's. @throws RangeError */
export function kitKey(sodium: Sodium, code: string): Uint8Array {
  return subkey(sodium, { id: 1, context: 'kitwrap_' }, hash(sodium, onlyCode(code), 'kit-root-v1'))
}

/** The seed of a staff key, locked under the password's or the kit's key for its one place. */
export function lockSeed(
  sodium: Sodium,
  seed: Uint8Array,
  at: { key: Uint8Array; place: StaffKeyPlace },
): Locked {
  return encrypt(sodium, at.key, { plain: seed, ad: adOf(at.place) })
}

/** @throws Tampered also for a wrong password or kit */
export function openSeed(
  sodium: Sodium,
  locked: Locked,
  at: { key: Uint8Array; place: StaffKeyPlace },
): Uint8Array {
  return decrypt(sodium, at.key, { ...locked, ad: adOf(at.place) })
}

export function staffBoxKeys(sodium: Sodium, seed: Uint8Array): BoxKeys {
  return boxKeys(sodium, seed)
}

/** 24 digits in groups of four: two people read them to each other before one trusts the other's key. */
export function fingerprint(sodium: Sodium, boxPk: Uint8Array): string {
  const digest = hash(sodium, line('fpr-v1', boxPk))
  const number = digest.reduce((sum, byte) => (sum * 256n + BigInt(byte)) % 10n ** 24n, 0n)
  return (number.toString().padStart(24, '0').match(/.{4}/g) ?? []).join(' ')
}
