import type { DirectoryBody } from '@bezpechne/shared/letters-crypto/directory'
import { signDirectory } from '@bezpechne/shared/letters-crypto/directory'
import { hash, sigKeys } from '@bezpechne/shared/letters-crypto/primitives'
import { loadSodium } from '@bezpechne/shared/letters-crypto/sodium'

/** As a root keeper signs, with a key that everybody has: a trial needs no ceremony, production refuses it. */
export async function signForTrial(body: DirectoryBody): Promise<Uint8Array> {
  const sodium = await loadSodium()
  const { sigSk } = sigKeys(sodium, hash(sodium, 'bezpechne trial root: known to everybody'))
  return signDirectory(sodium, body, sigSk)
}
