import type { Moved, MyCommand, NewEpoch, NewMessage } from '@bezpechne/shared/letters'
import { isSameMailbox, readBox } from '@bezpechne/shared/letters-crypto/mailbox'

import { recordDeed } from '../audit/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import { mustBe } from './checking.ts'
import { firstDue } from './clocks.ts'
import { completed } from './completing.ts'
import { eraseLetter } from './erasing-queries.ts'
import { addEvent } from './event-queries.ts'
import { sendOn } from './forwarding.ts'
import { holdMine } from './mine.ts'
import { allowed, closing, isWithin, isWritable, nextState, secondThoughts } from './policy.ts'
import { type Letter, moveLetter, type On } from './queries.ts'
import { deleteDormant } from './upkeep-queries.ts'
import { mustBeSigned, onOf, openEpoch, writeIn } from './writing.ts'

export const movedOf = ({ state, version, reg_no: regNo }: Letter): Moved => ({ state, version, regNo })

/** @throws AppError 'not-found', 'stale-version', 'step-not-allowed', 'invalid-input', 'photo-not-found' */
export async function writeMine(trx: Trx, on: On, given: NewMessage): Promise<Moved> {
  const letter = await holdMine(trx, on, given.version)
  allowed(isWritable(letter))
  await spend(trx, 'letter-message', on.id, limits.letterMessages)
  const { message, files } = given
  await writeIn(trx, letter, { message, files, role: 'resident', kinds: ['text', 'identity'] })
  await recordDeed(trx, deed(on, 'letter-write'))
  return movedOf(await completed(trx, letter, message.seq))
}

/** @throws AppError 'not-found', 'stale-version', 'step-not-allowed', 'invalid-input' */
export async function openMine(trx: Trx, on: On, { version, epoch, wraps }: NewEpoch): Promise<Moved> {
  const letter = await holdMine(trx, on, version)
  allowed(isWritable(letter) && letter.forwarded_at !== null)
  // To another mailbox an officer redirects it.
  mustBe(isSameMailbox(readBox(epoch.box), readBox(letter.box)), 'epoch')
  // One that is sealed to today's version is used on: each more would be one more key to hand over.
  allowed(epoch.epoch === 1 || epoch.box !== letter.box)
  await openEpoch(trx, letter, { epoch, wraps, role: 'resident' })
  await addEvent(trx, letter, {
    step: 'epoch',
    role: 'resident',
    facts: { epoch: epoch.epoch, to: epoch.box },
  })
  await recordDeed(trx, deed(on, 'letter-write'))
  return movedOf(await moveLetter(trx, letter, { box: epoch.box }))
}

const deed = ({ city, id }: On, action: 'letter-write' | (typeof deeds)[MyCommand['action']]) =>
  ({ city, actorId: null, role: 'resident', action, subject: id }) as const

const deeds = {
  escalate: 'letter-escalated',
  withdraw: 'letter-withdraw',
  close: 'letter-close',
  reopen: 'letter-reopen',
} as const

export interface Commanded {
  moved: Moved
  /** Files whose letter is gone: removed once that is certain. */
  gone: string[]
}

/**
 * What the resident wants of the letter as it was read, signed with the code's key.
 * @throws AppError 'not-found', 'stale-version', 'step-not-allowed', 'letter-by-request', 'invalid-input'
 */
export async function commandMine(trx: Trx, on: On, command: MyCommand): Promise<Commanded> {
  const letter = await holdMine(trx, on, command.version)
  await mustBeSigned(trx, letter, command.action, { ...command, box: 'resident' })
  await recordDeed(trx, deed(on, deeds[command.action]))
  if (command.action === 'withdraw') return withdraw(trx, letter)
  return { moved: movedOf(await act[command.action](trx, letter, command.sig)), gone: [] }
}

type Act = (trx: Trx, letter: Letter, sig: string) => Promise<Letter>
const signedBy = (sig: string) => ({ box: 'resident', sig })

const act: Record<Exclude<MyCommand['action'], 'withdraw'>, Act> = {
  async escalate(trx, letter, sig) {
    nextState(letter, 'escalate')
    const since = letter.replied_at ?? letter.closed_at
    allowed(since === null || isWithin(letter, since, secondThoughts))
    return sendOn(trx, letter, { step: 'escalate', role: 'resident', signed: signedBy(sig) })
  },
  async close(trx, letter, sig) {
    const state = nextState(letter, 'close')
    // What only an escalation would have needed.
    if (letter.forwarded_at === null) await deleteDormant(trx, letter)
    const closed = await moveLetter(trx, letter, { ...closing(letter), state })
    await addEvent(trx, letter, { step: 'close', role: 'resident', signed: signedBy(sig) })
    return closed
  },
  async reopen(trx, letter, sig) {
    const state = nextState(letter, 'reopen')
    const since = letter.closed_at ?? letter.replied_at
    allowed(letter.registered_at !== null && isWithin(letter, since, secondThoughts))
    const due = await firstDue(trx, letter.city_id, letter.track)
    const cleared = {
      closed_at: null,
      erase_after: null,
      replied_at: null,
      extended_at: null,
      clock_from: letter.now,
    }
    const opened = await moveLetter(trx, letter, { ...cleared, state, due_on: due })
    await addEvent(trx, letter, {
      step: 'reopen',
      role: 'resident',
      signed: signedBy(sig),
      facts: due === null ? {} : { due },
    })
    return opened
  },
}

/** Before it is registered it is as if it had never been; afterwards it is a record, and can only be asked for. */
async function withdraw(trx: Trx, letter: Letter): Promise<Commanded> {
  if (letter.registered_at !== null) throw new AppError('letter-by-request')
  const state = nextState(letter, 'withdraw')
  const gone = await eraseLetter(trx, onOf(letter), state)
  return { moved: { state, version: letter.version + 1, regNo: null }, gone }
}
