import type { CoverLook, Moved } from '@bezpechne/shared/moderation'

import { recordEvent } from '../inquiries/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { type Decision, getForDecision } from './actions.ts'
import { takeCover, uncover } from './cover-queries.ts'
import { moveVersion } from './decision-queries.ts'

/**
 * A moderator looks at what the author covered: it stays, or what stood there is public again, as bars over the danger
 * itself help nobody.
 * @throws AppError 'inquiry-not-found', 'step-not-allowed' where nothing waits, 'stale-version'
 */
export async function lookAtCover(
  trx: Trx,
  decision: Decision,
  { keep, version }: CoverLook,
): Promise<Moved> {
  const { number, state } = await getForDecision(trx, decision)
  const before = await takeCover(trx, decision)
  if (!before) throw new AppError('step-not-allowed')
  if (!(await moveVersion(trx, decision, version))) throw new AppError('stale-version')
  if (!keep) await uncover(trx, decision, before)
  await recordEvent(trx, { ...decision, step: 'cover-look' })
  return { id: decision.id, number, state }
}
