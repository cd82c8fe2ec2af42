import { expect, test } from 'vitest'

import { AuthKey } from '../accounts.ts'
import { deriveStaffKeys } from './staff-password.ts'

// Computed a second time outside libsodium: BLAKE2b by Python's hashlib, Argon2id by Node's OpenSSL.
const olena = {
  email: 'olena@example.org',
  password: 'кіт спить на теплій печі',
  authKey: 'M8JVxeCVjatfQmggK3TE9e5DOivGesO-hN606yuXiac',
  wrapKey: 'bea80bdc4088e91e79574cef04a732d43873e01983db94011f5c1b80302f56e8',
}

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

test('the keys of a password are those of the protocol, to the byte', async () => {
  const { authKey, wrapKey } = await deriveStaffKeys(olena.email, olena.password)
  expect({ authKey, wrapKey: hex(wrapKey) }).toEqual({ authKey: olena.authKey, wrapKey: olena.wrapKey })
  expect(AuthKey.parse(authKey)).toBe(authKey)
})

test('spaces and capitals around an e-mail, and how a keyboard composes й and і, change nothing', async () => {
  const { authKey } = await deriveStaffKeys('  Olena@Example.ORG ', olena.password.normalize('NFD'))
  expect(authKey).toBe(olena.authKey)
})

test.each([
  ['another e-mail', 'olha@example.org', olena.password],
  ['the last character', olena.email, `${olena.password.slice(0, -1)}и`],
  ['a space at the end', olena.email, `${olena.password} `],
])('%s makes another key', async (_, email, password) => {
  expect((await deriveStaffKeys(email, password)).authKey).not.toBe(olena.authKey)
})

test('an e-mail that could be written in two ways is refused, not guessed', async () => {
  await expect(deriveStaffKeys('олена@example.org', olena.password)).rejects.toThrow(RangeError)
})
