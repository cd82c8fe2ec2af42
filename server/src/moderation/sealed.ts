import { isDeepStrictEqual } from 'node:util'

import { titleOf } from '@bezpechne/shared/inquiries'
import { type Moved, Publish } from '@bezpechne/shared/moderation'
import type { Agree, Agreement, SealedCase, SealedCount, SealedPage } from '@bezpechne/shared/sealed'

import { getCategory } from '../categories/index.ts'
import { isInsideCity } from '../cities/index.ts'
import { askGuard } from '../guard/index.ts'
import { recordEvent } from '../inquiries/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { pageFrom, type Slice } from '../platform/page.ts'
import { type Decision, getForDecision } from './actions.ts'
import { clearLease } from './decision-queries.ts'
import { requireLease } from './policy.ts'
import { publish } from './publish.ts'
import { getCase } from './reading.ts'
import {
  countOwnPhotos,
  findAgreement,
  findKinds,
  findSealedSize,
  listSealed,
  setAgreement,
} from './sealed-queries.ts'

interface Reader {
  city: string
  actorId: string
}

export async function listSealedPage(db: Db, of: Reader, slice: Slice): Promise<SealedPage> {
  const rows = await listSealed(db, of, slice)
  const { total, oldestAt } = await findSealedSize(db, of.city)
  const page = pageFrom(rows, slice.limit, ({ key: _key, text, heldBy, heldUntil, agreedBy, ...row }) => ({
    ...row,
    title: titleOf(text),
    submittedAt: row.submittedAt.toISOString(),
    held: heldBy !== null && heldUntil ? { by: heldBy, until: heldUntil.toISOString() } : null,
    agreed:
      agreedBy === null
        ? ('nobody' as const)
        : agreedBy === of.actorId
          ? ('me' as const)
          : ('another' as const),
  }))
  return { ...page, total, oldestAt: oldestAt?.toISOString() ?? null }
}

export async function countSealed(db: Db, city: string): Promise<SealedCount> {
  const { total } = await findSealedSize(db, city)
  return { total }
}

/** @throws AppError 'inquiry-not-found', also for what is not sealed */
export async function getSealedCase(db: Db, of: Reader & { id: string }): Promise<SealedCase> {
  const found = await getCase(db, { ...of, sealed: true })
  const { city, actorId } = of
  const { hits, areas } = await askGuard(db, city, {
    text: found.text ?? '',
    ...(found.exactAt ? { at: found.exactAt } : {}),
  })
  const { hits: addressHits } = await askGuard(db, city, { text: found.address ?? '' })
  const agreement = agreementOf(await findAgreement(db, of), actorId)
  return { ...found, kinds: await findKinds(db, of), hits, addressHits, areas, agreement }
}

/**
 * The first of two: this is what everybody may read. Given back to the list, it waits for another moderator.
 * @throws AppError 'stale-version' where there is another proposal than the one that was read, 'second-person-needed'
 * where it is one's own and nothing in it has changed, and those of publishing
 */
export async function agree(trx: Trx, decision: Decision, { face, instead }: Agree): Promise<Moved> {
  const before = await getForDecision(trx, decision)
  requireLease(before)
  const standing = agreementOf(await findAgreement(trx, decision), decision.actor.id)
  if ((standing?.id ?? null) !== instead) throw new AppError('stale-version')
  if (standing?.mine && isDeepStrictEqual(standing.face, face)) throw new AppError('second-person-needed')
  await checkFace(trx, decision, face, before)
  await setAgreement(trx, decision, decision.actor.id, face)
  await recordEvent(trx, { ...decision, step: 'agree' })
  await clearLease(trx, decision, decision.actor.id)
  return { id: decision.id, number: before.number, state: before.state }
}

/**
 * The second of two publishes what the first has agreed to, as it is.
 * @throws AppError 'stale-version' where it is not the proposal that was read, 'second-person-needed' where it is one's
 * own, and those of publishing
 */
export async function publishAgreed(trx: Trx, decision: Decision, agreement: string): Promise<Moved> {
  requireLease(await getForDecision(trx, decision))
  const standing = agreementOf(await findAgreement(trx, decision), decision.actor.id)
  if (standing?.id !== agreement) throw new AppError('stale-version')
  if (standing.mine) throw new AppError('second-person-needed')
  return publish(trx, decision, standing.face)
}

type Standing = NonNullable<Awaited<ReturnType<typeof findAgreement>>>

function agreementOf(row: Standing | undefined, actorId: string): Agreement | null {
  if (!row) return null
  const { agreedBy, at, face, ...rest } = row
  return { ...rest, mine: agreedBy === actorId, at: at.toISOString(), face: Publish.parse(face) }
}

/** What publishing would refuse is refused now: the second moderator can change nothing. */
async function checkFace(
  trx: Trx,
  decision: Decision,
  { at, category, photos }: Publish,
  before: Awaited<ReturnType<typeof getForDecision>>,
): Promise<void> {
  if (!at && !before.exactAt) throw new AppError('place-missing')
  if (at && !(await isInsideCity(trx, decision.city, at))) throw new AppError('outside-city')
  const { precision } = await getCategory(trx, decision.city, category ?? before.category)
  if (precision === 'none') throw new AppError('category-takes-no-pins')
  const wanted = [...new Set(photos)]
  if ((await countOwnPhotos(trx, decision, wanted)) !== wanted.length) throw new AppError('photo-not-found')
}
