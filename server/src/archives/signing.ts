import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

import type { Signature } from './manifest.ts'

/** What a signature of ours can only mean. */
const meaning = Buffer.from('bezpechne-city-archive-v1\n')
// Before the bytes of an Ed25519 key in the notation that Node reads (RFC 8410).
const [privateForm, publicForm] = ['302e020100300506032b657004220420', '302a300506032b6570032100'].map(
  (hex) => Buffer.from(hex, 'hex'),
)

export interface ArchiveKey {
  publicKey: string
  fingerprint: string
  sign: (manifest: Buffer) => Signature
}

/** @param secret 32 bytes, base64url: ARCHIVE_KEY */
export function archiveKey(secret: string): ArchiveKey {
  const seed = Buffer.from(secret, 'base64url').subarray(0, 32)
  const own = createPrivateKey({
    key: Buffer.concat([privateForm ?? Buffer.alloc(0), seed]),
    format: 'der',
    type: 'pkcs8',
  })
  const publicKey = createPublicKey(own)
    .export({ format: 'der', type: 'spki' })
    .subarray(-32)
    .toString('base64url')
  return {
    publicKey,
    fingerprint: fingerprintOf(publicKey),
    sign: (manifest) => ({
      algorithm: 'ed25519',
      publicKey,
      signature: sign(null, Buffer.concat([meaning, manifest]), own).toString('base64url'),
    }),
  }
}

export function isSignedBy({ publicKey, signature }: Signature, manifest: Buffer): boolean {
  const bytes = Buffer.concat([meaning, manifest])
  return verify(null, bytes, publicKeyOf(publicKey), Buffer.from(signature, 'base64url'))
}

function publicKeyOf(publicKey: string): KeyObject {
  const key = Buffer.concat([publicForm ?? Buffer.alloc(0), Buffer.from(publicKey, 'base64url')])
  return createPublicKey({ key, format: 'der', type: 'spki' })
}

/** 128 bits of its SHA-256, to be read aloud: two people compare it before one trusts the other's archives. */
export function fingerprintOf(publicKey: string): string {
  const hex = createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, 32)
  return hex.match(/.{4}/g)?.join('-') ?? ''
}

/** Whether somebody typed this fingerprint, however it is grouped. */
export function isFingerprint(typed: string, fingerprint: string): boolean {
  return bare(typed) === bare(fingerprint)
}

const bare = (text: string) => text.toLowerCase().replaceAll(/[^0-9a-f]/g, '')
