import { onlyCode } from './code.ts'
import { boxKeys, type BoxKeys, hash, sigKeys, type SigKeys, subkey } from './primitives.ts'
import type { Sodium } from './sodium.ts'

export interface ResidentKeys extends BoxKeys, SigKeys {
  /** What the server finds the letter by; it keeps only a hash of it. */
  lookup: Uint8Array
}

/** All that a resident has follows from the code. @throws RangeError for what readCode has not read */
export function residentKeys(sodium: Sodium, code: string): ResidentKeys {
  const root = hash(sodium, onlyCode(code), 'receipt-root-v1')
  const lookup = subkey(sodium, { id: 1, context: 'lookupid' }, root)
  const box = boxKeys(sodium, subkey(sodium, { id: 2, context: 'boxseed_' }, root))
  const sig = sigKeys(sodium, subkey(sodium, { id: 3, context: 'sigseed_' }, root))
  sodium.memzero(root)
  return { lookup, ...box, ...sig }
}
