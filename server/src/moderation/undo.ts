import type { Moved } from '@bezpechne/shared/moderation'

import { stepInquiry } from '../inquiries/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { type Decision, getForDecision } from './actions.ts'
import { lockAll, moveLease } from './decision-queries.ts'
import { clearPublicFace, deleteAssignments, findLastDecision, sealAgain, setUndone } from './undo-queries.ts'

/**
 * Takes one's own last decision back: nothing of it stays public, nobody is told of it, and it waits again.
 * @param seconds within which that is possible
 * @throws AppError 'inquiry-not-found', 'undo-too-late' also where it is somebody else's, or something came after it
 */
export async function undo(trx: Trx, decision: Decision, seconds: number): Promise<Moved> {
  await lockAll(trx, decision.city, [decision.id])
  const { number } = await getForDecision(trx, decision)
  const last = await findLastDecision(trx, decision, decision.actor.id, seconds)
  if (!last?.mine || !last.inTime || !last.isLast) throw new AppError('undo-too-late')
  await setUndone(trx, decision, last.at)
  const state = await stepInquiry(trx, { ...decision, step: 'undo' })
  if (last.step === 'publish') {
    await clearPublicFace(trx, decision, last.category)
    await deleteAssignments(trx, decision, last.at)
    await sealAgain(trx, decision)
  }
  return { id: decision.id, number, state }
}

/** Back at the desk of who took it back: nobody else picks it up in between. */
export async function undoHere(trx: Trx, decision: Decision, seconds: number): Promise<Moved> {
  const moved = await undo(trx, decision, seconds)
  await moveLease(trx, decision, decision.actor.id)
  return moved
}
