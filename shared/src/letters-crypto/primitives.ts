import { join } from './bytes.ts'
import type { Sodium } from './sodium.ts'

type Bytes = Uint8Array

/** Something is not what its maker sealed or signed: nothing of it may be shown. */
export class Tampered extends Error {
  readonly what: string
  constructor(what: string, cause?: unknown) {
    super(`Tampered: ${what}`, { cause })
    this.name = 'Tampered'
    this.what = what
  }
}

/** Whatever reading others' bytes stumbles over was put there. @throws Tampered */
export function orTampered<Value>(what: string, read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    throw error instanceof Tampered ? error : new Tampered(what, error)
  }
}

/** Of a signature: what cannot even be read does not hold. */
export function holds(check: () => boolean): boolean {
  try {
    return check()
  } catch {
    return false
  }
}

/** BLAKE2b-256 */
export function hash(sodium: Sodium, message: string | Bytes, key?: string | Bytes): Bytes {
  return sodium.crypto_generichash(32, message, key ?? null)
}

/** What a content key is known by before it is shown: opening with another key is refused. */
export function commitTo(sodium: Sodium, key: Bytes): Bytes {
  return hash(sodium, 'commit-v1', key)
}

/** @param context eight letters */
export function subkey(sodium: Sodium, { id, context }: { id: number; context: string }, from: Bytes): Bytes {
  return sodium.crypto_kdf_derive_from_key(32, id, context, from)
}

export const newKey = (sodium: Sodium): Bytes => sodium.randombytes_buf(32)

export interface Locked {
  nonce: Bytes
  ct: Bytes
}

/** XChaCha20-Poly1305 with a random nonce. */
export function encrypt(sodium: Sodium, key: Bytes, { plain, ad }: { plain: Bytes; ad: string }): Locked {
  const nonce = sodium.randombytes_buf(sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
  const ct = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, ad, null, nonce, key)
  return { nonce, ct }
}

/** @throws Tampered */
export function decrypt(sodium: Sodium, key: Bytes, { nonce, ct, ad }: Locked & { ad: string }): Bytes {
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, ct, ad, nonce, key)
  } catch {
    throw new Tampered('ciphertext')
  }
}

export interface BoxKeys {
  boxPk: Bytes
  boxSk: Bytes
}

export interface SigKeys {
  sigPk: Bytes
  sigSk: Bytes
}

export function boxKeys(sodium: Sodium, seed: Bytes): BoxKeys {
  const { publicKey, privateKey } = sodium.crypto_box_seed_keypair(seed)
  return { boxPk: publicKey, boxSk: privateKey }
}

export function sigKeys(sodium: Sodium, seed: Bytes): SigKeys {
  const { publicKey, privateKey } = sodium.crypto_sign_seed_keypair(seed)
  return { sigPk: publicKey, sigSk: privateKey }
}

/** A key or seed of 32 bytes for one reader: 80 bytes. */
export function wrap(sodium: Sodium, key: Bytes, boxPk: Bytes): Bytes {
  return sodium.crypto_box_seal(key, boxPk)
}

/** @throws Tampered */
export function unwrap(sodium: Sodium, sealed: Bytes, { boxPk, boxSk }: BoxKeys): Bytes {
  try {
    return sodium.crypto_box_seal_open(sealed, boxPk, boxSk)
  } catch {
    throw new Tampered('wrap')
  }
}

/** A signature over the hash of the parts, one after another. */
export function sign(sodium: Sodium, sigSk: Bytes, ...parts: [string, ...Bytes[]]): Bytes {
  return sodium.crypto_sign_detached(digest(sodium, parts), sigSk)
}

export function isSigned(
  sodium: Sodium,
  { sig, sigPk }: { sig: Bytes; sigPk: Bytes },
  ...parts: [string, ...Bytes[]]
): boolean {
  if (sig.length !== sodium.crypto_sign_BYTES || sigPk.length !== sodium.crypto_sign_PUBLICKEYBYTES)
    return false
  return sodium.crypto_sign_verify_detached(sig, digest(sodium, parts), sigPk)
}

function digest(sodium: Sodium, [text, ...bytes]: [string, ...Bytes[]]): Bytes {
  return hash(sodium, join(sodium.from_string(text), ...bytes))
}

/** Filled up to the smallest of the sizes that holds it: the length of a letter says nothing. */
export function padTo(sodium: Sodium, plain: Bytes, sizes: readonly number[]): Bytes {
  const size = sizes.find((one) => plain.length < one)
  if (size === undefined) throw new RangeError('Longer than a letter can be')
  return sodium.pad(plain, size)
}

/** @throws Tampered */
export function unpad(sodium: Sodium, padded: Bytes): Bytes {
  try {
    return sodium.unpad(padded, padded.length)
  } catch {
    throw new Tampered('padding')
  }
}
