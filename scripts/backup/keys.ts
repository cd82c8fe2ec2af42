import { readFileSync, writeFileSync } from 'node:fs'

import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'

import { InputError } from '../import/input-error.ts'

/** The public half: whoever has it can make backups and read none. One letter mistyped is none. */
export const isRecipient = (text: string) => isTaken(() => new Encrypter().addRecipient(text))
const isKey = (text: string) => isTaken(() => new Decrypter().addIdentity(text))

function isTaken(by: () => void): boolean {
  try {
    by()
    return true
  } catch {
    return false
  }
}

/** Makes a private key where none is; @returns its public half */
export async function makeKey(file: string): Promise<string> {
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  try {
    writeFileSync(file, `# public key: ${recipient}\n${identity}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new InputError(`${file} is there already, and a key is never written over`, { cause: error })
    throw error
  }
  return recipient
}

/** @throws InputError where the file holds no private key of age */
export function readKeys(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split(/\s*(?:\n|$)/)
  const keys = lines.filter((line) => line.startsWith('AGE-SECRET-KEY-1'))
  if (!keys.length) throw new InputError(`${file} holds no private key (a line AGE-SECRET-KEY-1…)`)
  if (!keys.every(isKey))
    throw new InputError(`${file} holds a private key that is damaged: take the other copy of it`)
  return keys
}
