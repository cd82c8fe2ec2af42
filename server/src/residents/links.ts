import { type AskLink, linkMinutes, type LinkSeen } from '@bezpechne/shared/residents'

import type { Resident } from '../access/actor.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import { hashOfToken, type LinkToken } from '../platform/link-tokens.ts'
import { emit, ofNoCity } from '../platform/outbox.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import type { SealedText } from '../platform/sealed-address.ts'
import { openResident, plainAddress, sealResident } from './person.ts'
import { findLink, insertLink, insertSession, lockLink, setUsed } from './queries.ts'

export interface Keys {
  linkToken: LinkToken
  address: SealedText
  personKey: (email: string) => string
}

/**
 * Has a letter written to whatever address it is. Beyond the limit of an address the same is done and its link opens
 * nothing, so that neither the answer nor its time tells that somebody else has asked.
 * @param browser a word that the browser keeps in a cookie
 */
export async function askForLink(
  trx: Trx,
  { linkToken, address, personKey }: Keys,
  { email, language, browser }: AskLink & { browser: string },
): Promise<void> {
  const id = newId()
  const minutes = (await isWithin(trx, personKey(email))) ? linkMinutes : 0
  await insertLink(trx, {
    id,
    tokenHash: hashOfToken(linkToken('sign-in', id)),
    browserHash: hashOfToken(browser),
    address: sealResident(address, { email, language }),
    minutes,
  })
  await emit(trx, ofNoCity, 'resident.asked', { id })
}

async function isWithin(trx: Trx, person: string): Promise<boolean> {
  try {
    await spend(trx, 'resident-letter', person, limits.residentLetters)
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'too-many') return false
    throw error
  }
}

/** @throws AppError 'sign-in-link-wrong', 'sign-in-link-used', 'sign-in-link-expired' */
export async function lookAtLink(db: Db, token: string, browser: string | undefined): Promise<LinkSeen> {
  const link = requireOpen(await findLink(db, hashOfToken(token)))
  return { askedAt: link.askedAt.toISOString(), asksAddress: !isSameBrowser(link, browser) }
}

interface Following {
  token: string
  browser: string | undefined
  /** What was typed, in another browser than the one that asked. */
  email: string | undefined
  /** Of the session that begins. */
  session: string
}

/**
 * Uses the link up and begins a session.
 * @throws AppError as lookAtLink(), and 'sign-in-address-wrong', after which the caller counts the try
 */
export async function followLink(
  trx: Trx,
  { address, personKey }: Keys,
  { token, browser, email, session }: Following,
): Promise<Pick<Resident, 'language'>> {
  const link = requireOpen(await lockLink(trx, hashOfToken(token)))
  const resident = openResident(address, link.address)
  if (!resident) throw new AppError('sign-in-link-wrong')
  if (!isSameBrowser(link, browser) && plainAddress(email ?? '') !== resident.email)
    throw new AppError('sign-in-address-wrong')
  await setUsed(trx, link.id)
  await insertSession(trx, {
    tokenHash: hashOfToken(session),
    person: personKey(resident.email),
    address: sealResident(address, resident),
  })
  return { language: resident.language }
}

type Link = NonNullable<Awaited<ReturnType<typeof findLink>>>

function requireOpen(link: Link | undefined): Link {
  if (!link) throw new AppError('sign-in-link-wrong')
  if (link.state !== 'open') throw new AppError(`sign-in-link-${link.state}`)
  return link
}

function isSameBrowser({ browserHash }: Link, browser: string | undefined): boolean {
  return browser !== undefined && hashOfToken(browser) === browserHash
}
