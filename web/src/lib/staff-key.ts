import type { Role } from '@bezpechne/shared/access'
import type { MyStaffKey, PutStaffKey } from '@bezpechne/shared/keys'
import { loadSodium } from '@bezpechne/shared/letters-crypto/sodium'
import { addWrap, openKey } from '@bezpechne/shared/staff-keys'

import { get, newKey, send } from './api.ts'

const holders: readonly Role[] = ['moderator', 'officer', 'head']

/** Cities where a person may hold keys of letters. */
export function citiesWithKeys(memberships: readonly { city: string; role: Role }[]): string[] {
  return [...new Set(memberships.filter(({ role }) => holders.includes(role)).map(({ city }) => city))]
}

export function findMyKey(city: string, signal?: AbortSignal): Promise<MyStaffKey> {
  return get(`/cities/${city}/staff-keys/me`, signal)
}

/** @param key the same for the same act */
export function putMyKey(city: string, body: PutStaffKey, key: string = newKey()): Promise<MyStaffKey> {
  return send(`/cities/${city}/staff-keys/me`, {
    method: 'PUT',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
  })
}

/**
 * Before the server learns of another password: the keys are locked under it as well, beside the present one.
 * Whatever breaks after this, one of the two opens them. A key that the present password does not open stays as it
 * is: its recovery kit does.
 */
export async function lockUnderNext(
  cities: string[],
  { before, after }: { before: Uint8Array; after: Uint8Array },
): Promise<void> {
  for (const city of cities) {
    const { key } = await findMyKey(city)
    if (!key) continue
    const sodium = await loadSodium()
    const opened = openKey(sodium, { city, key }, { method: 'password', key: before })
    if (!opened) continue
    const next = addWrap(sodium, { city, key, seed: opened.seed }, { method: 'password', key: after })
    opened.seed.fill(0)
    await putMyKey(city, next)
  }
}
