import type { ChangeFollowing, Following } from '@bezpechne/shared/following'

import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import type { Keys } from './actions.ts'
import {
  findReader,
  findReaderOf,
  listFollowed,
  removeReader,
  removeSubscription,
  setLanguage,
  setQuiet,
  setRhythm,
} from './queries.ts'
import { readFollowToken } from './tokens.ts'

/** What is asked for: by a link from a mail, or by a resident's own session. */
interface Holder {
  token?: string | undefined
  resident: string | undefined
}

/**
 * What a link opens; changes nothing.
 * @throws AppError 'follow-link-wrong' for none of ours, and for one whose time is over
 */
export async function openFollowing(db: Db, keys: Keys, holder: Holder): Promise<Following> {
  const link = holder.token === undefined ? undefined : readFollowToken(keys.linkToken, holder.token)
  if (link?.purpose === 'confirm' || link?.purpose === 'stop') {
    const items = await listFollowed(db, { subscriptionId: link.id })
    if (link.purpose === 'confirm' && items.length === 0) throw new AppError('follow-link-wrong')
    return { purpose: link.purpose, items, quiet: null, language: null }
  }
  if (link?.purpose === 'stop-all') {
    const items = await listFollowed(db, { readerId: link.id })
    return { purpose: 'stop', items, quiet: null, language: null }
  }
  return managed(db, await readerBy(db, keys, holder))
}

async function managed(db: Db, readerId: string | undefined): Promise<Following> {
  const reader = readerId === undefined ? undefined : await findReader(db, readerId)
  if (!reader) return { purpose: 'manage', items: [], quiet: null, language: null }
  const { id, from, to, language } = reader
  return { purpose: 'manage', items: await listFollowed(db, { readerId: id }), quiet: { from, to }, language }
}

/** Who may change something; undefined: a person who follows nothing. */
async function readerBy(db: Db, keys: Keys, { token, resident }: Holder): Promise<string | undefined> {
  if (token === undefined) {
    if (!resident) throw new AppError('follow-link-wrong')
    return findReaderOf(db, keys.addressKey(resident))
  }
  const link = readFollowToken(keys.linkToken, token)
  if (link?.purpose !== 'manage') throw new AppError('follow-link-wrong')
  const reader = await findReader(db, link.id)
  if (reader && reader.today > link.day) throw new AppError('follow-link-wrong')
  return reader?.id
}

/** @returns all that is followed afterwards. @throws AppError 'follow-link-wrong' */
export async function changeFollowing(
  trx: Trx,
  keys: Keys,
  change: ChangeFollowing,
  resident: string | undefined,
): Promise<Following> {
  const readerId = await readerBy(trx, keys, { token: change.token, resident })
  if (readerId !== undefined) await apply(trx, readerId, change)
  return managed(trx, readerId)
}

async function apply(trx: Trx, readerId: string, change: ChangeFollowing): Promise<void> {
  switch (change.act) {
    case 'rhythm':
      return setRhythm(trx, change.id, readerId, change.rhythm)
    case 'quiet':
      return setQuiet(trx, readerId, change.quiet)
    case 'language':
      return setLanguage(trx, readerId, change.language)
    case 'stop':
      return void (await removeSubscription(trx, change.id, readerId))
    case 'stop-all':
      return removeReader(trx, readerId)
  }
}

/**
 * What the header of a mail asks for, and the button of the page: stopped, also where it was before.
 * @throws AppError 'follow-link-wrong' for none of ours
 */
export async function stopFollowing(trx: Trx, keys: Keys, token: string): Promise<void> {
  const link = readFollowToken(keys.linkToken, token)
  if (link?.purpose === 'stop') await removeSubscription(trx, link.id)
  else if (link?.purpose === 'stop-all') await removeReader(trx, link.id)
  else throw new AppError('follow-link-wrong')
}
