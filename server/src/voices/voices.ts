import type { NewVoice, Voiced } from '@bezpechne/shared/voices'

import { lookAgain } from '../answers/index.ts'
import { hashOf, recordEvent } from '../inquiries/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { countBeyond } from '../platform/rate-limit.ts'
import { changeVoice, findStanding, insertVoice, lockPublic, type One } from './queries.ts'

const neighbour = { role: 'resident', id: null } as const
const onceAPlace = [{ hits: 1, seconds: 43_200 }]

interface Speaking {
  city: string
  number: string
  /** Who asks, as limits know them. */
  subject: string
}

/**
 * A neighbour says whether the answer helped, and may say otherwise later. Two who say yes confirm it; three who say no
 * bring it back before whoever cares for the answer, and open nothing by themselves.
 * @throws AppError 'inquiry-not-found' for whatever is not public, 'step-not-allowed' where no answer stands
 */
export async function speak(trx: Trx, { city, number, subject }: Speaking, said: NewVoice): Promise<Voiced> {
  const inquiry = await lockPublic(trx, city, number)
  if (!inquiry) throw new AppError('inquiry-not-found')
  if (inquiry.state !== 'answered') throw new AppError('step-not-allowed')
  const one = { city, id: inquiry.id }
  await keepVoice(trx, one, subject, said)
  const { outcome, helped, notHelped, confirms, disputes } = await findStanding(trx, one)
  if (confirms) await recordEvent(trx, { ...one, step: 'neighbours-confirm', actor: neighbour })
  if (disputes) {
    await recordEvent(trx, { ...one, step: 'neighbours-dispute', actor: neighbour })
    await lookAgain(trx, city, inquiry.id)
  }
  return { number, outcome, voices: { helped, notHelped } }
}

async function keepVoice(trx: Trx, one: One, subject: string, { supporter, helped }: NewVoice) {
  // NOTE: with the inquiry's id and apart from supports: no two rows of one person have anything in common.
  const speaker = hashOf(`voice\n${one.id}\n${supporter}`)
  if ((await changeVoice(trx, one, speaker, helped)) || helped === null) return
  // The address is counted under a name of this inquiry alone, and forgotten within a day as all others are.
  const beyond = await countBeyond(trx, 'voice-place', hashOf(`${one.id}\n${subject}`), onceAPlace)
  await insertVoice(trx, one, { speaker, helped, weighs: beyond === 0 })
}
