import { mayDo } from '@bezpechne/shared/access'
import type { LetterStep } from '@bezpechne/shared/letter-states'
import type { Moved, OfficerStep } from '@bezpechne/shared/letters'
import type { FastifyRequest } from 'fastify'

import { actorOf } from '../access/guard.ts'
import { recordDeed } from '../audit/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { mustBe } from './checking.ts'
import { isLate } from './clock-queries.ts'
import { dueAfter, isOver } from './clocks.ts'
import { addEvent } from './event-queries.ts'
import { planNotice } from './notice-queries.ts'
import { holdForStep } from './office.ts'
import { allowed, closing, nextState } from './policy.ts'
import { type Letter, moveLetter, type On } from './queries.ts'
import { movedOf } from './resident.ts'
import { writeIn } from './writing.ts'

type Change = Parameters<typeof moveLetter>[2]
type Facts = Record<string, string | number>
interface Effect {
  change: Change
  facts?: Facts
}
type Prepare = (trx: Trx, letter: Letter, given: OfficerStep) => Promise<Effect>

/** What each step asks for besides its place in the table of states, and what it changes. */
const effects: Record<OfficerStep['action'], Prepare> = {
  async reply(_trx, letter, { message }) {
    mustBe(message?.kind === 'reply', 'message')
    return { change: { replied_at: letter.now } }
  },
  async clarify(_trx, _letter, { message }) {
    mustBe(message !== null, 'message')
    return { change: {} }
  },
  async return(trx, letter, { message }) {
    // CPC article 214: a report of a crime is never refused; a tip is answered as it is.
    allowed(letter.track === 'appeal')
    mustBe(message !== null, 'message')
    allowed(!(await isOver(trx, letter.city_id, 'return', letter.forwarded_at ?? letter.received_at)))
    return { change: { returned_at: letter.now } }
  },
  async extend(trx, letter, { message }) {
    mustBe(message !== null, 'message')
    const inTime = letter.due_on !== null && !(await isLate(trx, letter.due_on))
    allowed(inTime && letter.extended_at === null && letter.track !== 'crime')
    const due = await dueAfter(trx, letter.city_id, { clock: 'extended', from: letter.clock_from })
    return { change: { extended_at: letter.now, due_on: due }, facts: { due } }
  },
  async record(_trx, letter, { crimeNo, recordedAt }) {
    allowed(letter.track === 'crime')
    mustBe(crimeNo !== null, 'crimeNo')
    mustBe(recordedAt !== null && new Date(recordedAt) <= letter.now, 'recordedAt')
    const at = recordedAt ?? ''
    return {
      change: { crime_no: crimeNo, crime_recorded_at: new Date(at) },
      facts: { crimeNo: crimeNo ?? '', recordedAt: at },
    }
  },
  async close(_trx, letter) {
    // Of what lies with the resident; an answered one closes by itself, or by its author.
    allowed(letter.state === 'returned-incomplete')
    return { change: closing(letter) }
  },
}

/** In the audit beside the writing itself. */
const deeds = {
  clarify: 'letter-clarify',
  return: 'letter-return',
  extend: 'letter-extend',
  record: 'letter-record',
  close: 'letter-close',
} as const

/**
 * Reply, ask, give back, take more time, record, close: signed in the name of the mailbox, with words or without.
 * @throws AppError 'not-found', 'stale-version', 'step-not-allowed', 'invalid-input', 'photo-not-found'
 */
export async function takeStep(
  trx: Trx,
  on: On,
  request: FastifyRequest,
  given: OfficerStep,
): Promise<Moved> {
  const { action, message, files } = given
  if (action === 'extend' && !mayDo(actorOf(request).memberships, on.city, 'extend-letters'))
    throw new AppError('not-found')
  const { letter, reader, by } = await holdForStep(trx, on, { request, action, given })
  const step: LetterStep = action
  const state = nextState(letter, step)
  const { change, facts = {} } = await effects[action](trx, letter, given)
  mustBe(message !== null || files.length === 0, 'files')
  if (message) {
    mustBe(message.box === given.box, 'message')
    await writeIn(trx, letter, { message, files, role: 'officer', kinds: ['text', 'reply'] })
  }
  const moved = await moveLetter(trx, letter, { ...change, state, ...(message && { last_seq: message.seq }) })
  const told = message ? { ...facts, seq: message.seq } : facts
  await addEvent(trx, letter, { ...by, step, facts: told })
  if (action !== 'reply')
    await recordDeed(trx, {
      city: on.city,
      actorId: reader.id,
      role: reader.role,
      action: deeds[action],
      subject: on.id,
    })
  await planNotice(trx, on)
  return movedOf(moved)
}
