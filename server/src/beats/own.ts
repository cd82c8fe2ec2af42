import { mayDo } from '@bezpechne/shared/access'
import type { Changed, ChangeOwnCard, NewNotice, OwnBeats } from '@bezpechne/shared/beat-settings'

import type { Actor } from '../access/actor.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import { lockOfficer } from './arranging.ts'
import { findOwnOfficer } from './desk-queries.ts'
import { findToday } from './finding-queries.ts'
import { setCard } from './officer-queries.ts'
import {
  findNoticeBeat,
  insertNotice,
  isOfficerOf,
  listOwnBeats,
  listOwnNotices,
  withdrawNotice,
} from './own-queries.ts'
import { findBeat } from './queries.ts'

const leads = ({ memberships }: Actor, city: string) => mayDo(memberships, city, 'manage-beats')

/** The own card, the beats of today, what they are told. */
export async function getOwnBeats(db: Db, city: string, actor: Actor): Promise<OwnBeats> {
  const officer = (await findOwnOfficer(db, city, actor.id)) ?? null
  const beats = officer ? await listOwnBeats(db, city, officer.id) : []
  const ids = leads(actor, city) ? 'all' : beats.map(({ id }) => id)
  return { today: await findToday(db), officer, beats, notices: await listOwnNotices(db, city, ids) }
}

/** @throws AppError 'officer-not-found', 'stale-version' */
export async function changeOwnCard(
  trx: Trx,
  city: string,
  actor: Actor,
  { version, ...card }: ChangeOwnCard,
): Promise<Changed> {
  const id = await ownId(trx, city, actor)
  await lockOfficer(trx, city, id, version)
  return { id, version: await setCard(trx, city, id, card) }
}

/** @throws AppError 'officer-not-found' */
export async function ownId(db: Db, city: string, actor: Actor): Promise<string> {
  const officer = await findOwnOfficer(db, city, actor.id)
  if (!officer) throw new AppError('officer-not-found')
  return officer.id
}

/** Of the own beat; a head's, of any. @throws AppError 'beat-not-found' */
export async function addNotice(trx: Trx, city: string, actor: Actor, notice: NewNotice): Promise<Changed> {
  await mustKeep(trx, city, actor, notice.beat)
  const id = newId()
  await insertNotice(trx, city, { ...notice, id, authorId: actor.id })
  return { id }
}

/** @throws AppError 'not-found' also where it was withdrawn before */
export async function takeNoticeBack(trx: Trx, city: string, actor: Actor, id: string): Promise<Changed> {
  const beat = await findNoticeBeat(trx, city, id)
  if (beat === undefined) throw new AppError('not-found')
  await mustKeep(trx, city, actor, beat)
  if (!(await withdrawNotice(trx, city, id))) throw new AppError('not-found')
  return { id }
}

async function mustKeep(trx: Trx, city: string, actor: Actor, beat: string): Promise<void> {
  const known = (await findBeat(trx, city, beat)) !== undefined
  if (!known || !(leads(actor, city) || (await isOfficerOf(trx, city, actor.id, beat))))
    throw new AppError('beat-not-found')
}
