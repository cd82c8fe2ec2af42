import type { MyStaffKey, PutStaffKey } from '@bezpechne/shared/keys'

import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import {
  deleteWraps,
  findLastVersion,
  findStaffKey,
  type Holder,
  insertStaffKey,
  insertWraps,
  retireStaffKey,
} from './staff-key-queries.ts'

export async function getMyKey(db: Db, holder: Holder): Promise<MyStaffKey> {
  return { staff: holder.staff, key: (await findStaffKey(db, holder)) ?? null }
}

/**
 * A first key, the next one, or other wraps of the one there is. Whichever crash comes in between: a wrap is there
 * that the password or the kit opens.
 * @throws AppError 'stale-version' where it was changed elsewhere, 'invalid-input' where a wrap would be missing
 */
export async function putMyKey(trx: Trx, holder: Holder, wanted: PutStaffKey): Promise<MyStaffKey> {
  const present = await findStaffKey(trx, holder)
  if (present?.ver === wanted.ver && present.boxPk === wanted.boxPk) await changeWraps(trx, holder, wanted)
  else await startKey(trx, holder, wanted)
  return getMyKey(trx, holder)
}

async function startKey(trx: Trx, holder: Holder, wanted: PutStaffKey): Promise<void> {
  if (wanted.ver !== (await findLastVersion(trx, holder)) + 1) throw new AppError('stale-version')
  await retireStaffKey(trx, holder)
  if (!(await insertStaffKey(trx, holder, wanted))) throw new AppError('stale-version')
  await changeWraps(trx, holder, wanted)
}

async function changeWraps(trx: Trx, holder: Holder, wanted: PutStaffKey): Promise<void> {
  if ((await insertWraps(trx, holder, wanted)) !== wanted.wraps.length) throw new AppError('stale-version')
  await deleteWraps(trx, holder, wanted)
  const left = (await findStaffKey(trx, holder))?.wraps ?? []
  const lacks = (['password', 'kit'] as const).some((method) => left.every((wrap) => wrap.method !== method))
  // NOTE: the last wrap of a way in is never taken: without it the key would be gone with the next mishap.
  if (lacks) throw new AppError('invalid-input', { errors: [{ path: 'wraps', code: 'required' }] })
}
