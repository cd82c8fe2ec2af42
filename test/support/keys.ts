import type { MyStaffKey, StaffKey } from '@bezpechne/shared/keys'
import { newCode } from '@bezpechne/shared/letters-crypto/code'
import { newKey } from '@bezpechne/shared/letters-crypto/primitives'
import { loadSodium } from '@bezpechne/shared/letters-crypto/sodium'
import { type Holder, makeStaffKey } from '@bezpechne/shared/staff-keys'

import type { Person } from './people.ts'

export const sodium = await loadSodium()

/** Somebody with a key of their own: what their browser holds, and what the city may know of it. */
export interface KeyHolder {
  person: Person
  key: StaffKey
  seed: Uint8Array
  wrapKey: Uint8Array
  kit: string
  holder: Holder
}

/** Makes a first key as the browser does. A random wrap key stands for what Argon2id makes of a password. */
export async function activate(person: Person, city = 'kyiv'): Promise<KeyHolder> {
  const { staff, key: present } = (await person.get(`/cities/${city}/staff-keys/me`)).json<MyStaffKey>()
  const [wrapKey, kit] = [newKey(sodium), newCode(sodium)]
  const owner = { city, staff, ver: (present?.ver ?? 0) + 1 }
  const { seed, put } = makeStaffKey(sodium, owner, { wrapKey, kit })
  const made = await person.put(`/cities/${city}/staff-keys/me`, put)
  if (made.statusCode !== 200) throw new Error(`No key was made: ${made.body}`)
  const { key } = made.json<MyStaffKey>()
  if (!key) throw new Error('No key was made')
  return { person, key, seed, wrapKey, kit, holder: { staff, keyVer: key.ver, boxPk: key.boxPk } }
}

export async function keyOf({ person }: Pick<KeyHolder, 'person'>, city = 'kyiv'): Promise<StaffKey> {
  const { key } = (await person.get(`/cities/${city}/staff-keys/me`)).json<MyStaffKey>()
  if (!key) throw new Error('There is no key')
  return key
}
