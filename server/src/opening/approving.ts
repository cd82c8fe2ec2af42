import type { ApproveCity, CityRequest, CityRequests } from '@bezpechne/shared/opening'
import { foldPlace } from '@bezpechne/shared/place-names'
import { inLatin } from '@bezpechne/shared/transliteration'

import { enableAllCategories } from '../categories/index.ts'
import { findTaken, reserved } from '../cities/index.ts'
import { inviteFirst } from '../members/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import type { LinkToken } from '../platform/link-tokens.ts'
import { emit, ofNoCity } from '../platform/outbox.ts'
import {
  findByKatottg,
  insertCityEvent,
  insertOpening,
  isOwnRequest,
  listRequests,
  listTakenNames,
  moveRequest,
  setCityOf,
} from './operator-queries.ts'

interface Deciding {
  actorId: string
  linkToken: LinkToken
}

export async function getRequests(db: Db): Promise<CityRequests> {
  const taken = await listTakenNames(db)
  const items = (await listRequests(db)).map((row) => ({ ...row, suggested: suggest(row.community, taken) }))
  return { items, nextCursor: null }
}

/**
 * The city is there for its own people, who are one: whoever asked is invited as its first administrator, by a link
 * that works once. The operator is the second person that an administrator needs.
 * @throws AppError 'request-decided', 'city-taken', 'city-here' for a community that is here, 'invalid-input',
 * 'second-person-needed' where who asked is who decides
 */
export async function approveRequest(
  trx: Trx,
  { actorId, linkToken }: Deciding,
  request: string,
  wanted: ApproveCity,
): Promise<{ city: string }> {
  const { id: city } = wanted
  if (reserved.has(city)) throw new AppError('invalid-input', { errors: [{ path: 'id', code: 'wrong' }] })
  if (await isOwnRequest(trx, request, actorId)) throw new AppError('second-person-needed')
  const asked = await moveRequest(trx, request, { state: 'approved', by: actorId })
  if (!asked) throw new AppError('request-decided')
  const { email, katottg, language } = asked
  if (katottg && (await findByKatottg(trx, katottg))) throw new AppError('city-here')
  if (await findTaken(trx, wanted)) throw new AppError('city-taken')
  await insertOpening(trx, wanted, { request, katottg })
  await enableAllCategories(trx, city)
  await setCityOf(trx, request, city)
  await insertCityEvent(trx, { city, step: 'open', by: actorId })
  await inviteFirst(trx, { city, actorId, linkToken }, { email, language: language === 'en' ? 'en' : 'uk' })
  return { city }
}

/** @throws AppError 'request-decided' */
export async function refuseRequest(
  trx: Trx,
  { actorId }: Pick<Deciding, 'actorId'>,
  request: string,
  reason: string,
): Promise<void> {
  if (!(await moveRequest(trx, request, { state: 'refused', by: actorId, reason })))
    throw new AppError('request-decided')
  await emit(trx, ofNoCity, 'city.refused', { id: request })
}

/** From the name as a passport has it; what another city has gets a letter more. */
function suggest(
  community: string,
  taken: readonly { id: string; code: string }[],
): CityRequest['suggested'] {
  const latin = inLatin(community)
  const plain =
    foldPlace(latin)
      .replaceAll(/[^a-z]+/g, '-')
      .replaceAll(/^-+|-+$/g, '') || 'hromada'
  const letters = plain.replaceAll('-', '').toUpperCase()
  const isFree = (id: string) => !reserved.has(id) && !taken.some((one) => one.id === id)
  const isNew = (code: string) => !taken.some((one) => one.code === code)
  const tails = ['', ...Array.from('abcdefghijklmnopqrstuvwxyz')]
  const ids = tails.map((tail) => [plain.slice(0, 38), tail].filter(Boolean).join('-'))
  const codes = tails.map((tail) => `${letters.slice(0, 8 - tail.length)}${tail.toUpperCase()}`)
  return {
    id: ids.find(isFree) ?? plain,
    code: codes.find(isNew) ?? letters.slice(0, 8),
    name: { uk: community, en: latin },
  }
}
