import type { FastifyBaseLogger } from 'fastify'

import { recordDeed } from '../audit/index.ts'
import { type Db, transact, type Trx } from '../platform/database.ts'
import type { Jobs } from '../platform/jobs.ts'
import { emit } from '../platform/outbox.ts'
import { removeDue } from '../platform/retention.ts'
import { addEvent } from './event-queries.ts'
import { type Source, sweepLetterFiles } from './files.ts'
import { sendOn } from './forwarding.ts'
import { listWaitedFor, planNotice, takeNotices } from './notice-queries.ts'
import { closing } from './policy.ts'
import { type Letter, moveLetter } from './queries.ts'
import { letterExpiries } from './retention.ts'
import { deleteDormant, lockAnswered, lockLapsed, lockUnsorted } from './upkeep-queries.ts'
import { onOf } from './writing.ts'

/** Every minute what nobody may wait for; every hour what is over; every morning how many wait. */
export async function startLetterUpkeep(jobs: Jobs, source: Source, log: FastifyBaseLogger): Promise<void> {
  const { db } = source
  await jobs.schedule('letters', '* * * * *')
  await jobs.work('letters', { pollingIntervalSeconds: 10 }, async () => {
    const count = await failOver(db)
    if (count) log.info({ count, queue: 'letters' }, 'unsorted letters went on by themselves')
    await tellNews(db)
  })
  await jobs.schedule('letter-upkeep', '17 * * * *')
  await jobs.work('letter-upkeep', { pollingIntervalSeconds: 60 }, async () => {
    await closeOver(db)
    await removeDue(db, letterExpiries(source.storage))
    await sweepLetterFiles(source)
  })
  await jobs.schedule('letters-waiting', '30 8 * * 1-5', null, { tz: 'Europe/Kyiv' })
  await jobs.work('letters-waiting', { pollingIntervalSeconds: 60 }, async () => {
    await tellWaiting(db)
  })
}

const system = { actorId: null, role: 'system' } as const

/** Nobody has sorted them in time: to the officer. @returns how many */
export function failOver(db: Db): Promise<number> {
  return eachOf(db, lockUnsorted, async (trx, letter) => {
    await sendOn(trx, letter, { step: 'auto-forward', role: 'system' })
    await recordDeed(trx, {
      ...system,
      city: letter.city_id,
      action: 'letter-auto-forward',
      subject: letter.id,
    })
    await planNotice(trx, onOf(letter))
  })
}

/** A month after an answer it is over; of a moderator's, what an officer could have opened is gone. @returns how many */
export async function closeOver(db: Db): Promise<number> {
  const lapsed = await eachOf(db, lockLapsed, async (trx, letter) => {
    await deleteDormant(trx, letter)
    if (letter.state === 'answered-by-moderator') await close(trx, letter)
  })
  return lapsed + (await eachOf(db, lockAnswered, close))
}

async function close(trx: Trx, letter: Letter): Promise<void> {
  await moveLetter(trx, letter, { ...closing(letter), state: 'closed' })
  await addEvent(trx, letter, { step: 'close', role: 'system' })
  await recordDeed(trx, { ...system, city: letter.city_id, action: 'letter-close', subject: letter.id })
}

/** NOTE: one a transaction: the audits of two cities are never held at once. */
async function eachOf(
  db: Db,
  lock: (trx: Trx) => Promise<Letter | undefined>,
  work: (trx: Trx, letter: Letter) => Promise<void>,
): Promise<number> {
  for (let count = 0; ; count += 1) {
    const found = await transact(db, async (trx) => {
      const letter = await lock(trx)
      if (letter) await work(trx, letter)
      return letter !== undefined
    })
    if (!found) return count
  }
}

const atOnce = 100

/** @returns how many residents */
export function tellNews(db: Db): Promise<number> {
  return transact(db, async (trx) => {
    const due = await takeNotices(trx, atOnce)
    for (const { city, id } of due) await emit(trx, city, 'letter.news', { id })
    return due.length
  })
}

/** @returns how many members of staff */
export function tellWaiting(db: Db): Promise<number> {
  return transact(db, async (trx) => {
    const staff = await listWaitedFor(trx)
    for (const { city, staffId } of staff) await emit(trx, city, 'letters.waiting', { id: staffId })
    return staff.length
  })
}
