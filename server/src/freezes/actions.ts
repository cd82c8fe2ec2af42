import type { ErrorCode } from '@bezpechne/shared/errors'
import type {
  Freeze,
  FreezeArea,
  FreezePreviewed,
  Freezes,
  Lifted,
  NewFreeze,
} from '@bezpechne/shared/freezes'

import { recordDeed } from '../audit/index.ts'
import { getCity } from '../cities/index.ts'
import { type Db, transact, type Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import {
  type AreaTrouble,
  findFreeze,
  findTrouble,
  insertFreeze,
  lift,
  listFreezes,
  listOver,
  lockAlone,
  measureArea,
} from './queries.ts'

const codes: Record<AreaTrouble, ErrorCode> = {
  missing: 'not-found',
  empty: 'area-empty',
  crossing: 'area-crosses-itself',
  elsewhere: 'area-outside-city',
}

async function check(db: Db, city: string, area: FreezeArea): Promise<void> {
  await getCity(db, city)
  const trouble = await findTrouble(db, city, area)
  if (trouble) throw new AppError(codes[trouble])
}

/**
 * What would vanish; stores nothing.
 * @throws AppError 'not-found' for no such district or beat, 'area-empty', 'area-crosses-itself', 'area-outside-city'
 */
export async function previewFreeze(db: Db, city: string, area: FreezeArea): Promise<FreezePreviewed> {
  await check(db, city, area)
  return measureArea(db, city, area)
}

/** All of it is out of sight when the transaction commits; the map follows with its next folds. @throws as previewFreeze */
export async function freezeArea(
  trx: Trx,
  { city, actorId }: { city: string; actorId: string },
  { area, reason, hours }: NewFreeze,
): Promise<Freeze> {
  await check(trx, city, area)
  await lockAlone(trx, city)
  const id = await insertFreeze(trx, city, { area, reason, hours, madeBy: actorId })
  const made = await findFreeze(trx, city, id)
  if (!made) throw new Error('What was inserted is there')
  return told(made)
}

export async function getFreezes(db: Db, city: string): Promise<Freezes> {
  const rows = await listFreezes(db, city)
  return { items: rows.map(told), nextCursor: null }
}

/** Seen again is what no other freeze covers. @throws AppError 'not-found', also where a colleague was faster */
export async function liftFreeze(
  trx: Trx,
  { city, id, actorId }: { city: string; id: string; actorId: string },
): Promise<Lifted> {
  await lockAlone(trx, city)
  if (!(await lift(trx, { city, id }, actorId))) throw new AppError('not-found')
  return { id }
}

/** Lifts what has run out, each by itself; again and again without harm. @returns how many */
export async function liftOver(db: Db): Promise<number> {
  const over = await listOver(db)
  let lifted = 0
  for (const { city, id } of over) {
    await transact(db, async (trx) => {
      await lockAlone(trx, city)
      if (!(await lift(trx, { city, id }, null))) return
      await recordDeed(trx, { city, actorId: null, role: 'system', action: 'freeze-lift', subject: id })
      lifted += 1
    })
  }
  return lifted
}

type Row = NonNullable<Awaited<ReturnType<typeof findFreeze>>>

function told({ at, until, ...row }: Row): Freeze {
  return { ...row, at: at.toISOString(), until: until?.toISOString() ?? null }
}
