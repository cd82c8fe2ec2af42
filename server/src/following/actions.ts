import { createHash } from 'node:crypto'

import type { ErrorCode } from '@bezpechne/shared/errors'
import type { Confirmed, FollowedPlace, FollowInquiry, FollowStarted } from '@bezpechne/shared/following'
import type { Language } from '@bezpechne/shared/inquiries'

import { getCity } from '../cities/index.ts'
import { ringAround } from '../freezes/index.ts'
import type { AddressKey } from '../platform/asking.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import type { LinkToken } from '../platform/link-tokens.ts'
import { emit } from '../platform/outbox.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import type { SealedText } from '../platform/sealed-address.ts'
import { findAreaTrouble } from './area-queries.ts'
import { removeDead } from './notice-queries.ts'
import {
  confirm,
  countConfirmed,
  findCityOf,
  findPublic,
  findReaderOf,
  findToday,
  hasCategory,
  lockSubscription,
  putReader,
  putSubscription,
  type Thing,
} from './queries.ts'
import { followToken, readFollowToken } from './tokens.ts'

/** What the server keeps addresses and makes links with. */
export interface Keys {
  addressKey: AddressKey
  readerAddress: SealedText
  linkToken: LinkToken
}

interface Wish extends Omit<FollowInquiry, 'language'> {
  city: string
  /** The address of a session. It goes before what was typed: nobody is asked by a letter who has proven theirs. */
  resident: string | undefined
  language: Language
}

const mostFollowed = 100
/** Nobody wants to be woken by a street lamp. */
export const usualQuiet = { from: 22, to: 7 }
/** How long a link to all that somebody follows opens it. */
const linkDays = 30

/**
 * Follows at once for who has proven the address; else a letter asks whoever has it. The answer to a typed address is
 * always the same: nobody learns whether it follows something, has been asked too often, or exists.
 * @throws AppError 'follow-full', 'invalid-input' without any address
 */
export async function follow(trx: Trx, keys: Keys, wish: Wish, thing: Thing): Promise<FollowStarted> {
  const { city, resident, rhythm, language } = wish
  const email = resident ?? wish.email
  if (!email) throw new AppError('invalid-input', { errors: [{ path: 'email', code: 'required' }] })
  const addressKey = keys.addressKey(email)
  const proven = resident !== undefined
  if (!proven && !(await mayBeAsked(trx, addressKey))) return { state: 'mail-sent' }
  const address = keys.readerAddress.seal(email)
  const reader = { channel: 'mail' as const, addressKey, address, language, quiet: wish.quiet ?? usualQuiet }
  const readerId = await putReader(trx, reader, proven)
  if (proven) await refuseTooMany(trx, readerId)
  const id = await putSubscription(trx, { ...thing, city, readerId, rhythm }, proven)
  if (proven) {
    await removeDead(trx, readerId)
    return { state: 'following' }
  }
  await emit(trx, city, 'follow.asked', { id })
  return { state: 'mail-sent' }
}

/** A stranger's mailbox is not filled by us, from however many networks it is asked. */
async function mayBeAsked(trx: Trx, addressKey: string): Promise<boolean> {
  try {
    await spend(trx, 'follow-letter', addressKey, limits.followLetters)
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'too-many') return false
    throw error
  }
}

/** @throws AppError 'follow-full' */
export async function refuseTooMany(trx: Trx, readerId: string): Promise<void> {
  if ((await countConfirmed(trx, readerId)) >= mostFollowed) throw new AppError('follow-full')
}

/** @throws AppError 'inquiry-not-found' for whatever is not public */
export async function inquiryToFollow(trx: Trx, city: string, number: string): Promise<Thing> {
  const found = await findPublic(trx, city, number)
  if (!found) throw new AppError('inquiry-not-found')
  return { kind: 'inquiry', thing: `inquiry/${found.id}`, inquiryId: found.id }
}

const troubles = {
  empty: 'area-empty',
  crossing: 'area-crosses-itself',
  elsewhere: 'area-outside-city',
  large: 'area-too-large',
} as const satisfies Record<string, ErrorCode>

/** @throws AppError 'city-not-found', 'not-found' for no such category, 'area-…' */
export async function placeToFollow(trx: Trx, city: string, what: FollowedPlace): Promise<Thing> {
  await getCity(trx, city)
  if (what.kind === 'city') return { kind: 'city', thing: 'city' }
  if (what.kind === 'category') {
    const { category } = what
    if (!(await hasCategory(trx, city, category))) throw new AppError('not-found')
    return { kind: 'category', thing: `category/${category}`, category }
  }
  const ring = what.kind === 'circle' ? ringAround(what.at, what.metres) : what.ring
  const trouble = await findAreaTrouble(trx, city, ring)
  if (trouble) throw new AppError(troubles[trouble])
  const shape = createHash('sha256').update(JSON.stringify(ring)).digest('base64url').slice(0, 22)
  return { kind: 'area', thing: `area/${shape}`, ring }
}

/**
 * Whoever has the address says yes; again as often as they like.
 * @throws AppError 'follow-link-wrong' also where its two days are over, 'follow-full'
 */
export async function confirmFollowing(trx: Trx, { linkToken }: Keys, token: string): Promise<Confirmed> {
  const link = readFollowToken(linkToken, token)
  const found = link?.purpose === 'confirm' ? await lockSubscription(trx, link.id) : undefined
  if (!link || !found) throw new AppError('follow-link-wrong')
  if (!found.confirmed) {
    await refuseTooMany(trx, found.readerId)
    await confirm(trx, found.city, link.id)
    await removeDead(trx, found.readerId)
  }
  // NOTE: an old letter opens no more than the one thing that it asked about.
  return { manage: found.young ? manageToken(linkToken, found.readerId, await findToday(trx)) : null }
}

/** A link to all that a reader follows, for a month. */
export function manageToken(linkToken: LinkToken, readerId: string, today: number): string {
  return followToken(linkToken, { purpose: 'manage', id: readerId, day: today + linkDays })
}

/** Sends the link where the address follows something; the answer is always the same. */
export async function askForLink(trx: Trx, { addressKey }: Keys, email: string): Promise<FollowStarted> {
  const key = addressKey(email)
  if (!(await mayBeAsked(trx, key))) return { state: 'mail-sent' }
  const readerId = await findReaderOf(trx, key)
  const city = readerId && (await findCityOf(trx, readerId))
  if (city) await emit(trx, city, 'follow.link-asked', { id: readerId })
  return { state: 'mail-sent' }
}
