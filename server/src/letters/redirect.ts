import type { Moved, RedirectLetter } from '@bezpechne/shared/letters'
import { entryOf } from '@bezpechne/shared/letters-crypto/directory'
import { isSameMailbox, readBox } from '@bezpechne/shared/letters-crypto/mailbox'
import type { FastifyRequest } from 'fastify'
import type * as z from 'zod'

import type { Trx } from '../platform/database.ts'
import { getDirectory, mustBe } from './checking.ts'
import { isOver } from './clocks.ts'
import { addEvent } from './event-queries.ts'
import { planNotice } from './notice-queries.ts'
import { deleteOtherWraps, hasCapsule } from './office-queries.ts'
import { holdForStep } from './office.ts'
import { allowed, nextState } from './policy.ts'
import { type Letter, moveLetter, type On } from './queries.ts'
import { movedOf } from './resident.ts'
import { insertCapsuleWraps, insertWraps } from './writing-queries.ts'
import { onOf, openEpoch } from './writing.ts'

type Given = z.infer<typeof RedirectLetter>

/**
 * To another mailbox, with every older key sealed anew for it; who sends it on reads nothing of it from then on.
 * @throws AppError 'not-found', 'stale-version', 'step-not-allowed' also after five days, 'invalid-input'
 * @see law "On citizens' appeals", article 7
 */
export async function redirect(trx: Trx, on: On, request: FastifyRequest, given: Given): Promise<Moved> {
  const { letter, by } = await holdForStep(trx, on, { request, action: 'redirect', given })
  const state = nextState(letter, 'redirect')
  allowed(!(await isOver(trx, on.city, 'redirect', letter.forwarded_at ?? letter.received_at)))
  const to = await getTarget(trx, letter, given.to)
  await handOver(trx, letter, given)
  const moved = await moveLetter(trx, letter, {
    state,
    box: given.to,
    beat_id: to.kind === 'beat' ? to.scope : null,
  })
  const facts = { from: letter.box, to: given.to, epoch: given.epoch.epoch }
  await addEvent(trx, letter, { ...by, step: 'redirect', facts })
  await planNotice(trx, on)
  return movedOf(moved)
}

/** Another mailbox, in the version that is active; what is about the officer never goes to a beat. */
async function getTarget(trx: Trx, letter: Letter, name: string) {
  const entry = entryOf(await getDirectory(trx, letter.city_id), name)
  const isActive = entry?.state === 'active' && !isSameMailbox(entry, readBox(letter.box))
  mustBe(isActive && (entry.kind === 'oversight' || letter.route === 'beat'), 'to')
  return readBox(name)
}

async function handOver(trx: Trx, letter: Letter, given: Given): Promise<void> {
  const { to, epoch, wraps, older, capsule } = given
  mustBe(epoch.box === to, 'epoch')
  const epochs = older.map((wrap) => wrap.epoch).toSorted((one, other) => one - other)
  const isWhole = epochs.length === epoch.epoch && epochs.every((one, at) => one === at)
  mustBe(isWhole && older.every(({ box }) => box === to), 'older')
  mustBe((capsule?.box ?? null) === ((await hasCapsule(trx, letter)) ? to : null), 'capsule')
  await openEpoch(trx, letter, { epoch, wraps, role: 'officer' })
  await insertWraps(trx, onOf(letter), older)
  await insertCapsuleWraps(trx, onOf(letter), capsule ? [capsule] : [])
  await deleteOtherWraps(trx, letter, to)
}
