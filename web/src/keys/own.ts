import type { StaffKey } from '@bezpechne/shared/keys'
import { newCode } from '@bezpechne/shared/letters-crypto/code'
import { loadSodium } from '@bezpechne/shared/letters-crypto/sodium'
import { kitKey } from '@bezpechne/shared/letters-crypto/staff-key'
import { addWrap, makeStaffKey, openKey } from '@bezpechne/shared/staff-keys'

import { ApiError, newKey, post } from '../lib/api.ts'
import { deriveKeys } from '../lib/derive.ts'
import { findMyKey, putMyKey } from '../lib/staff-key.ts'
import { hold } from '../lib/unlock.ts'

interface Typed {
  city: string
  email: string
  password: string
}

/** A kit that was shown, and what makes it count once its last group was typed. */
export interface ShownKit {
  code: string
  keep: () => Promise<void>
}

/** A mistyped password would lock the key for ever: the server is asked whether it is the right one. */
async function checkedKeys({ email, password }: Typed) {
  const keys = await deriveKeys(email, password)
  await post('/api/auth/verify-password', { password: keys.authKey })
  return keys
}

/** A first key, or another one after everything was lost; stored when the kit is in safe hands. */
export async function prepareKey(typed: Typed): Promise<ShownKit> {
  const { city } = typed
  const { wrapKey } = await checkedKeys(typed)
  const sodium = await loadSodium()
  const code = newCode(sodium)
  const { staff, key } = await findMyKey(city)
  const owner = { city, staff, ver: (key?.ver ?? 0) + 1 }
  const { seed, put } = makeStaffKey(sodium, owner, { wrapKey, kit: code })
  wrapKey.fill(0)
  const once = newKey()
  return {
    code,
    keep: async () => {
      await putMyKey(city, put, once)
      await hold(city, { ver: owner.ver, seed })
    },
  }
}

/** Another kit for the same key; the one before stops working in the same step. */
export async function prepareKit(city: string, seed: Uint8Array): Promise<ShownKit> {
  const sodium = await loadSodium()
  const code = newCode(sodium)
  const key = await ownKey(city)
  const added = addWrap(sodium, { city, key, seed }, { method: 'kit', key: kitKey(sodium, code) })
  const without = key.wraps.filter(({ method }) => method === 'kit').map(({ method, n }) => ({ method, n }))
  const once = newKey()
  return { code, keep: async () => void (await putMyKey(city, { ...added, without }, once)) }
}

/**
 * After a forgotten password: the kit opens the key, and the password of today locks it again.
 * @throws ApiError 'kit-wrong', 'sign-in-wrong'
 */
export async function unlockByKit(typed: Typed, kit: string): Promise<void> {
  const { city } = typed
  const { wrapKey } = await checkedKeys(typed)
  const sodium = await loadSodium()
  const key = await ownKey(city)
  const opened = openKey(sodium, { city, key }, { method: 'kit', key: kitKey(sodium, kit) })
  if (!opened) throw new ApiError('kit-wrong', 0)
  const { seed } = opened
  await putMyKey(city, addWrap(sodium, { city, key, seed }, { method: 'password', key: wrapKey }))
  wrapKey.fill(0)
  await hold(city, { ver: key.ver, seed })
}

async function ownKey(city: string): Promise<StaffKey> {
  const { key } = await findMyKey(city)
  if (!key) throw new ApiError('no-staff-key', 0)
  return key
}
