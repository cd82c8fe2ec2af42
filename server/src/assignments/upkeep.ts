import type { FastifyBaseLogger } from 'fastify'

import { recordEvent } from '../inquiries/index.ts'
import { type Db, transact } from '../platform/database.ts'
import type { Jobs } from '../platform/jobs.ts'
import { emit } from '../platform/outbox.ts'
import { listReaders, lockLate, moveToEscalated, takeReminders } from './upkeep-queries.ts'

const system = { role: 'system', id: null } as const
const atOnce = 50

/** Every five minutes: what is late is said in its history, and whoever has to answer is reminded. */
export async function startClockUpkeep(jobs: Jobs, db: Db, log: FastifyBaseLogger): Promise<void> {
  await jobs.schedule('clocks', '*/5 * * * *')
  await jobs.work('clocks', { pollingIntervalSeconds: 30 }, async () => {
    const late = await escalate(db)
    const reminded = await remind(db)
    if (late || reminded) log.info({ count: late, queue: 'clocks' }, 'late answers told')
  })
}

/**
 * Writes once into the history of an inquiry that a body is late; again and again without harm.
 * @returns how many became late
 */
export async function escalate(db: Db): Promise<number> {
  let all = 0
  let found: number
  do {
    found = await transact(db, async (trx) => {
      const late = await lockLate(trx, atOnce)
      for (const one of late) {
        const { city, inquiryId: id, organisationId } = one
        if (!(await moveToEscalated(trx, one))) continue
        await recordEvent(trx, { city, id, step: 'escalate', actor: system, organisationId })
        all += 1
      }
      return late.length
    })
  } while (found === atOnce)
  return all
}

/**
 * News for each reader of a body that is late or nearly: the mails are written from what is late when they go.
 * @returns how many readers
 */
export function remind(db: Db): Promise<number> {
  return transact(db, async (trx) => {
    let readers = 0
    for (const reminded of await takeReminders(trx)) {
      for (const reader of await listReaders(trx, reminded)) {
        const id = [reminded.organisationId, reader ?? ''].join('/')
        await emit(trx, reminded.city, 'organisation.reminded', { id })
        readers += 1
      }
    }
    return readers
  })
}
