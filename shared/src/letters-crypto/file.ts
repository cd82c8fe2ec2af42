import { join } from './bytes.ts'
import { line } from './line.ts'
import { decrypt, encrypt, newKey, Tampered, unpad } from './primitives.ts'
import type { Sodium } from './sodium.ts'
import { chunkCounts } from './texts.ts'

const chunkSize = 256 * 1024
const nonceLength = 24
/** A chunk with its nonce and tag. */
export const sealedChunkSize = nonceLength + chunkSize + 16

interface FilePlace {
  print: Uint8Array
  fileId: string
}

const chunkLine = ({ print, fileId }: FilePlace, at: number, chunks: number) =>
  line('file-v1', print, fileId, at, chunks)

/**
 * Locked piece by piece, filled up to a power of two of pieces: neither name nor length can be told.
 * @throws RangeError for more than 16 MiB
 */
export function sealFile(
  sodium: Sodium,
  place: FilePlace,
  plain: Uint8Array,
): { key: Uint8Array; chunks: number; sealed: Uint8Array<ArrayBuffer> } {
  const chunks = chunkCounts.find((count) => count * chunkSize > plain.length)
  if (!chunks) throw new RangeError('The file is too long')
  const key = newKey(sodium)
  const padded = sodium.pad(plain, chunks * chunkSize)
  const pieces = Array.from({ length: chunks }, (_, at) => {
    const piece = padded.subarray(at * chunkSize, (at + 1) * chunkSize)
    const { nonce, ct } = encrypt(sodium, key, { plain: piece, ad: chunkLine(place, at, chunks) })
    return join(nonce, ct)
  })
  return { key, chunks, sealed: join(...pieces) }
}

/** @throws Tampered */
export function openFile(
  sodium: Sodium,
  place: FilePlace,
  { key, chunks, sealed }: { key: Uint8Array; chunks: number; sealed: Uint8Array },
): Uint8Array {
  if (sealed.length !== chunks * sealedChunkSize) throw new Tampered('file')
  const pieces = Array.from({ length: chunks }, (_, at) => {
    const piece = sealed.subarray(at * sealedChunkSize, (at + 1) * sealedChunkSize)
    const [nonce, ct] = [piece.subarray(0, nonceLength), piece.subarray(nonceLength)]
    return decrypt(sodium, key, { nonce, ct, ad: chunkLine(place, at, chunks) })
  })
  return unpad(sodium, join(...pieces))
}
