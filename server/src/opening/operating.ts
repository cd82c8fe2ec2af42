import { type CityMoved, neededSteps, type OperatedCities } from '@bezpechne/shared/opening'

import { holdNeeded, isComplete, listNeeded } from '../cities/index.ts'
import { inviteFirst } from '../members/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import type { LinkToken } from '../platform/link-tokens.ts'
import { insertCityEvent, listOperated, moveCity, withdrawFirst } from './operator-queries.ts'

export async function getOperated(db: Db): Promise<OperatedCities> {
  const needed = await listNeeded(db)
  const items = (await listOperated(db)).map((city) => ({
    ...city,
    needed: neededSteps.length,
    done: neededSteps.filter((step) => needed.find(({ id }) => id === city.id)?.[step]).length,
  }))
  return { items, nextCursor: null }
}

interface Moving {
  city: string
  by: string
  reason?: string
}

/** @throws AppError 'step-not-allowed' for one that is not public */
export async function closeCity(trx: Trx, { city, by, reason }: Moving): Promise<CityMoved> {
  return move(trx, { city, by, reason, step: 'close', from: 'public', to: 'closed' })
}

/**
 * @throws AppError 'step-not-allowed' for one that is not closed, 'opening-unfinished' where something that is needed was
 * lost meanwhile
 */
export async function reopenCity(trx: Trx, { city, by }: Moving): Promise<CityMoved> {
  const needed = await holdNeeded(trx, city)
  if (needed?.state === 'closed' && !isComplete(needed)) throw new AppError('opening-unfinished')
  return move(trx, { city, by, step: 'reopen', from: 'closed', to: 'public' })
}

interface Step {
  city: string
  by: string | null
  reason?: string | undefined
  step: 'publish' | 'close' | 'reopen'
  from: 'opening' | 'public' | 'closed'
  to: 'public' | 'closed'
}

/** @throws AppError 'step-not-allowed' */
export async function move(trx: Trx, { city, by, reason, step, from, to }: Step): Promise<CityMoved> {
  if (!(await moveCity(trx, city, { from, to }))) throw new AppError('step-not-allowed')
  await insertCityEvent(trx, { city, step, by, reason })
  return { state: to }
}

/** @throws AppError 'invitation-over' where nobody is waited for */
export async function inviteFirstAgain(
  trx: Trx,
  inviting: { actorId: string; linkToken: LinkToken },
  city: string,
): Promise<void> {
  const before = await withdrawFirst(trx, city)
  if (!before) throw new AppError('invitation-over')
  await inviteFirst(trx, { ...inviting, city }, before)
}
