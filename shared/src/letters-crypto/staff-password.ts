import { loadSodium } from './sodium.ts'

/** What a staff password becomes: authKey signs in; wrapKey locks the letters' keys and never leaves the device. */
export interface StaffKeys {
  /** 43 characters of base64url: what the server knows as "password". */
  authKey: string
  wrapKey: Uint8Array
}

const memory = 64 * 1024 * 1024
const passes = 3

/**
 * The server never sees a staff password: salt and parameters are public, the work is done here.
 * The e-mail is part of the salt, so changing it means changing the password.
 * @throws RangeError when the e-mail holds more than printable ASCII
 */
export async function deriveStaffKeys(email: string, password: string): Promise<StaffKeys> {
  const sodium = await loadSodium()
  const salt = sodium.crypto_generichash(16, `letters/staff-salt/v1|${normalEmail(email)}`, null)
  const master = sodium.crypto_pwhash(
    32,
    password.normalize('NFC'),
    salt,
    passes,
    memory,
    sodium.crypto_pwhash_ALG_ARGON2ID13,
  )
  const authKey = sodium.crypto_kdf_derive_from_key(32, 1, 'authkey_', master)
  const wrapKey = sodium.crypto_kdf_derive_from_key(32, 2, 'wrapkey_', master)
  sodium.memzero(master)
  return { authKey: sodium.to_base64(authKey, sodium.base64_variants.URLSAFE_NO_PADDING), wrapKey }
}

function normalEmail(email: string): string {
  const normal = email.trim().toLowerCase()
  if (!/^[\x21-\x7E]+$/.test(normal)) throw new RangeError('The e-mail holds more than printable ASCII')
  return normal
}
