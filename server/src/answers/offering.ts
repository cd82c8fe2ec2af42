import type { NewWords } from '@bezpechne/shared/answers'

import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { changeAnswer, findOpenAnswer, setAnswer, type Voice } from './writing-queries.ts'

/**
 * Words of a body without accounts, for a moderator to read. What was sent back to it before is replaced.
 * @throws AppError 'answer-waiting' where its answer lies with a moderator, or its own people are writing one
 */
export async function offerAnswer(trx: Trx, voice: Voice, words: NewWords): Promise<void> {
  const open = await findOpenAnswer(trx, voice)
  if (open && (open.state === 'review' || !open.byLink)) throw new AppError('answer-waiting')
  const { id } = await setAnswer(trx, voice, { id: open?.id, authorId: null, state: 'review', words })
  if (!open) await changeAnswer(trx, voice.city, id, { by_link: true })
}
