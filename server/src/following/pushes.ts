import type { Followed, FollowStarted, Quiet, Rhythm } from '@bezpechne/shared/following'
import type { Language } from '@bezpechne/shared/inquiries'
import type { PushAddress } from '@bezpechne/shared/push'

import { type Db, transact, type Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { isCurvePoint, isPushService } from '../platform/push-services.ts'
import { type Keys, refuseTooMany, usualQuiet } from './actions.ts'
import {
  findReaderOf,
  listFollowed,
  putReader,
  putSubscription,
  removeReader,
  removeSubscription,
  type Thing,
} from './queries.ts'

interface Wish {
  city: string
  address: PushAddress
  rhythm: Rhythm
  quiet: Quiet | undefined
  language: Language
  /** Hosts of push services that we send to. */
  services: readonly string[]
}

/**
 * A browser follows something: it has just been asked by its own user, so nobody has to confirm.
 * @throws AppError 'invalid-input' for a place that is no push service we know, 'follow-full'
 */
export async function followByPush(trx: Trx, keys: Keys, wish: Wish, thing: Thing): Promise<FollowStarted> {
  const { city, address, rhythm, quiet = usualQuiet, language, services } = wish
  if (!isPushService(address.endpoint, services)) refuse('address.endpoint', 'not-in-list')
  if (!isCurvePoint(address.keys.p256dh)) refuse('address.keys.p256dh', 'wrong')
  const { endpoint, keys: own } = address
  const sealed = keys.readerAddress.seal(JSON.stringify([endpoint, own.p256dh, own.auth]))
  const reader = { addressKey: nameOf(keys, endpoint), address: sealed, language, quiet }
  const readerId = await putReader(trx, { ...reader, channel: 'push' }, true)
  await refuseTooMany(trx, readerId)
  await putSubscription(trx, { ...thing, city, readerId, rhythm }, true)
  return { state: 'following' }
}

function refuse(path: string, code: 'not-in-list' | 'wrong'): never {
  throw new AppError('invalid-input', { errors: [{ path, code }] })
}

/** The browser again, without where it is. */
function nameOf({ addressKey }: Keys, endpoint: string): string {
  return addressKey(`push ${endpoint}`)
}

/** What a sealed address of the channel "push" holds. */
export function openPushAddress(plain: string): PushAddress {
  const [endpoint, p256dh, auth]: [string, string, string] = JSON.parse(plain)
  return { endpoint, keys: { p256dh, auth } }
}

/** All that the browser follows whose endpoint this is; nothing for an endpoint that nobody knows. */
export async function listPushed(db: Db, keys: Keys, endpoint: string): Promise<Followed[]> {
  const readerId = await findReaderOf(db, nameOf(keys, endpoint), 'push')
  return readerId ? listFollowed(db, { readerId }) : []
}

/** One thing, or all of it: then nothing of the browser is left. Again and again without harm. */
export async function stopPush(
  trx: Trx,
  keys: Keys,
  { endpoint, id }: { endpoint: string; id?: string | undefined },
) {
  const readerId = await findReaderOf(trx, nameOf(keys, endpoint), 'push')
  if (!readerId) return
  if (id) await removeSubscription(trx, id, readerId)
  else await removeReader(trx, readerId)
}

/** Its push service says that nobody takes messages there any more. */
export async function dropReader(db: Db, readerId: string): Promise<void> {
  await transact(db, (trx) => removeReader(trx, readerId))
}
