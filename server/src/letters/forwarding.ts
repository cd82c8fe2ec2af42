import type { Trx } from '../platform/database.ts'
import { addEvent } from './event-queries.ts'
import { type Letter, moveLetter, releaseWraps } from './queries.ts'

interface By {
  step: 'forward' | 'escalate' | 'auto-forward'
  role: 'moderator' | 'resident' | 'system'
  actorId?: string
  signed?: { box: string; sig: string }
}

/** To the officer, for good: from this transaction on no moderator reads it, and the officer may. */
export async function sendOn(trx: Trx, letter: Letter, by: By): Promise<Letter> {
  const escalations = letter.escalations + (by.step === 'escalate' ? 1 : 0)
  const sent = await moveLetter(trx, letter, {
    state: 'forwarded',
    forwarded_at: letter.now,
    replied_at: null,
    closed_at: null,
    erase_after: null,
    escalations,
  })
  await releaseWraps(trx, letter)
  await addEvent(trx, letter, { ...by, facts: { to: letter.box } })
  return sent
}
