import type { AnswerLetter, Moved, Screened } from '@bezpechne/shared/letters'
import type { FastifyRequest } from 'fastify'
import type * as z from 'zod'

import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { mustBe } from './checking.ts'
import { addEvent } from './event-queries.ts'
import { sendOn } from './forwarding.ts'
import { planNotice } from './notice-queries.ts'
import { allowed, closing, nextState } from './policy.ts'
import { type Letter, moveLetter, type On, setLease } from './queries.ts'
import { holdScreened, type Reader } from './reading.ts'
import { movedOf } from './resident.ts'
import { insertRecusal } from './screening-queries.ts'
import { mustBeSigned, onOf, writeIn } from './writing.ts'

const leaseMinutes = 15

function isHeldByOther({ lease_by: by, lease_until: until, now }: Letter, id: string): boolean {
  return by !== null && by !== id && until !== null && until > now
}

function isHeldBy({ lease_by: by, lease_until: until, now }: Letter, id: string): boolean {
  return by === id && until !== null && until > now
}

/**
 * Holds a letter for a quarter of an hour, or for another. A lease is no step of the letter: its version stays.
 * @throws AppError 'not-found', 'claimed-by-another'
 */
export async function claim(trx: Trx, on: On, request: FastifyRequest): Promise<Moved> {
  const { letter, reader } = await holdScreened(trx, on, request)
  if (isHeldByOther(letter, reader.id)) throw new AppError('claimed-by-another')
  const state = nextState(letter, 'claim')
  const isRenewed = letter.state === 'screening' && letter.lease_by === reader.id
  await setLease(trx, letter, { by: reader.id, minutes: leaseMinutes, state })
  if (!isRenewed) await addEvent(trx, letter, { step: 'claim', role: 'moderator', actorId: reader.id })
  return movedOf({ ...letter, state })
}

/** @throws AppError 'not-found', 'claim-needed' */
export async function release(trx: Trx, on: On, request: FastifyRequest): Promise<Moved> {
  const { letter, reader } = await holdScreened(trx, on, request)
  if (letter.lease_by !== reader.id) throw new AppError('claim-needed')
  return movedOf(await giveBack(trx, letter, reader))
}

async function giveBack(trx: Trx, letter: Letter, reader: Reader): Promise<Letter> {
  const state = nextState(letter, 'release')
  await setLease(trx, letter, { by: null, minutes: 0, state })
  await addEvent(trx, letter, { step: 'release', role: 'moderator', actorId: reader.id })
  return { ...letter, state }
}

/** Knows the author, or whom it is about: from now on it is not there for this moderator. */
export async function recuse(trx: Trx, on: On, request: FastifyRequest): Promise<Moved> {
  const { letter, reader } = await holdScreened(trx, on, request)
  const given = letter.lease_by === reader.id ? await giveBack(trx, letter, reader) : letter
  await insertRecusal(trx, on, reader.id)
  return movedOf(given)
}

type Signed = z.infer<typeof Screened>

/** @throws AppError 'not-found', 'stale-version', 'claim-needed', 'invalid-input' */
async function holdSigned(
  trx: Trx,
  on: On,
  { request, action, given }: { request: FastifyRequest; action: string; given: Signed },
) {
  const held = await holdScreened(trx, on, request)
  const { letter, reader } = held
  if (letter.version !== given.version) throw new AppError('stale-version')
  if (!isHeldBy(letter, reader.id)) throw new AppError('claim-needed')
  mustBe(reader.boxes.includes(given.box), 'box')
  await mustBeSigned(trx, letter, action, given)
  const signed = { box: given.box, sig: given.sig }
  return { ...held, by: { role: 'moderator', actorId: reader.id, signed } as const }
}

/** To the officer; from the next request on there is no such letter for any moderator. */
export async function forward(trx: Trx, on: On, request: FastifyRequest, given: Signed): Promise<Moved> {
  const { letter, by } = await holdSigned(trx, on, { request, action: 'forward', given })
  nextState(letter, 'forward')
  const sent = await sendOn(trx, letter, { ...by, step: 'forward' })
  await planNotice(trx, on)
  return movedOf(sent)
}

/** A tip that is none; its author may escalate once. */
export async function markSpam(trx: Trx, on: On, request: FastifyRequest, given: Signed): Promise<Moved> {
  const { letter, by } = await holdSigned(trx, on, { request, action: 'spam', given })
  allowed(letter.track === 'tip')
  const state = nextState(letter, 'spam')
  const closed = await moveLetter(trx, letter, { ...closing(letter), state })
  await addEvent(trx, letter, { ...by, step: 'spam' })
  return movedOf(closed)
}

/** Where no officer is needed: in the epoch of the letter itself. Never of a crime. */
export async function answer(
  trx: Trx,
  on: On,
  request: FastifyRequest,
  given: z.infer<typeof AnswerLetter>,
): Promise<Moved> {
  const { letter, by } = await holdSigned(trx, on, { request, action: 'answer', given })
  allowed(letter.track !== 'crime')
  const state = nextState(letter, 'answer')
  const { message } = given
  mustBe(message.box === given.box, 'message')
  await writeIn(trx, letter, { message, files: [], role: 'moderator', kinds: ['reply'] })
  const change = { state, last_seq: message.seq, replied_at: letter.now }
  const answered = await moveLetter(trx, letter, change)
  await addEvent(trx, letter, { ...by, step: 'answer', facts: { seq: message.seq } })
  await planNotice(trx, onOf(letter))
  return movedOf(answered)
}
