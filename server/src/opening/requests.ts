import type { CityRequestConfirmed, Community, NewCityRequest } from '@bezpechne/shared/opening'
import { foldPlace } from '@bezpechne/shared/place-names'

import type { AddressKey } from '../platform/asking.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import { hashOfToken, type LinkToken } from '../platform/link-tokens.ts'
import { emit, ofNoCity } from '../platform/outbox.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import {
  findByToken,
  findPublicAlike,
  findUnconfirmed,
  insertRequest,
  listCommunities,
  moveToWaiting,
} from './request-queries.ts'
import { tellOfRequest } from './telling.ts'

interface Keys {
  linkToken: LinkToken
  addressKey: AddressKey
}

/**
 * Keeps the wish and asks the mailbox. Sent twice it stays one, and the answer is the same: nobody learns who has asked
 * for what.
 * @throws AppError 'city-here' for a community that everybody sees here already
 */
export async function askForCity(
  trx: Trx,
  { linkToken, addressKey }: Keys,
  wish: Omit<NewCityRequest, 'proof'>,
): Promise<void> {
  if (await findPublicAlike(trx, wish)) throw new AppError('city-here')
  const email = wish.email.toLowerCase()
  if (!(await mayBeWritten(trx, addressKey(email)))) return
  const id = newId()
  const isNew = await insertRequest(trx, {
    ...wish,
    email,
    id,
    tokenHash: hashOfToken(linkToken('city-request', id)),
  })
  const asked = isNew ? id : await findUnconfirmed(trx, { email, community: wish.community })
  if (asked) await emit(trx, ofNoCity, 'city.asked', { id: asked })
}

/** A stranger's mailbox is not filled by us, from however many networks it is asked. */
async function mayBeWritten(trx: Trx, addressKey: string): Promise<boolean> {
  try {
    await spend(trx, 'city-request-letter', addressKey, limits.cityRequestLetters)
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'too-many') return false
    throw error
  }
}

/**
 * Whoever has the mailbox says yes; from now on the operators see it. Again as often as they like.
 * @throws AppError 'request-link-wrong'
 */
export async function confirmRequest(trx: Trx, token: string): Promise<CityRequestConfirmed> {
  const found = await findByToken(trx, hashOfToken(token))
  if (!found) throw new AppError('request-link-wrong')
  if (await moveToWaiting(trx, found.id)) await tellOfRequest(trx)
  return { community: found.community }
}

/** What typed words may mean, where the operator brought the state's list. */
export async function findCommunities(db: Db, q: string): Promise<Community[]> {
  const whole = foldPlace(q)
  const end = whole.lastIndexOf(' ')
  const [name, around] = end < 0 ? [whole, ''] : [whole.slice(0, end), whole.slice(end + 1)]
  return whole.length < 2 ? [] : listCommunities(db, { whole, name, around })
}
