import type { ErrorCode } from '@bezpechne/shared/errors'
import { neededSteps } from '@bezpechne/shared/opening'

import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { holdNeeded, type Needed } from './needed-queries.ts'

/** Whether everybody may see a city. */
export function isComplete(needed: Needed): boolean {
  return neededSteps.every((step) => needed[step])
}

/**
 * Does what may undo something without which a city is not shown to anybody: of one that is public nothing of it is lost.
 * What was missing before stays missing.
 * @param code says what would be lost
 * @throws AppError of this code
 */
export async function keepComplete<Done>(
  trx: Trx,
  city: string,
  code: ErrorCode,
  act: () => Promise<Done>,
): Promise<Done> {
  const before = await holdNeeded(trx, city)
  const done = await act()
  const after = before?.state === 'public' ? await holdNeeded(trx, city) : undefined
  if (before && after && neededSteps.some((step) => before[step] && !after[step])) throw new AppError(code)
  return done
}
