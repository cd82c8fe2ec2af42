import { type WorkingClock, workingClock } from '@bezpechne/shared/working-time'

import { type Db, transact, type Trx } from '../platform/database.ts'
import { findCalendar, holdCalendar } from './calendar-queries.ts'
import { type Due, listRunning, listUnset, type Running, setDue, startAgain } from './due-queries.ts'

/** The working time of a city as it stands now. */
export interface CityClock extends WorkingClock {
  now: Date
  /** Since when the clocks stand still; null while they run. */
  stoodStill: Date | null
}

export async function readClock(db: Db, city: string): Promise<CityClock> {
  const calendar = await findCalendar(db, city)
  const lasting = calendar.outages.find(({ until }) => until === null)
  return { ...clockOf(calendar), now: calendar.now, stoodStill: lasting ? new Date(lasting.from) : null }
}

type Calendar = Awaited<ReturnType<typeof findCalendar>>

/** NOTE: an outage that lasts is counted until now; when it ends, everything is set anew. */
export function clockOf({ now, holidays, outages, ...calendar }: Calendar): WorkingClock {
  return workingClock({
    ...calendar,
    holidays: holidays.map(({ on }) => on),
    outages: outages.map(({ from, until }) => ({
      from: new Date(from),
      until: until ? new Date(until) : now,
    })),
  })
}

/**
 * Sets until when the bodies that have one inquiry must answer. Hold the calendar before the rows are touched.
 * @see holdCalendar
 */
export async function startClocks(trx: Trx, city: string, inquiryId: string): Promise<void> {
  await holdCalendar(trx, city)
  await setAll(trx, city, await listRunning(trx, city, inquiryId))
}

/** The answer was no answer: the clocks of all who have the inquiry begin anew. */
export async function restartClocks(trx: Trx, city: string, inquiryId: string): Promise<void> {
  await holdCalendar(trx, city)
  await startAgain(trx, city, inquiryId)
  await setAll(trx, city, await listRunning(trx, city, inquiryId))
}

/** After the calendar has changed: every clock that runs in the city. */
export async function resetClocks(trx: Trx, city: string): Promise<void> {
  await setAll(trx, city, await listRunning(trx, city))
}

/** What was given to somebody before there were clocks. */
export async function setMissing(db: Db): Promise<void> {
  for (const city of await listUnset(db)) {
    await transact(db, async (trx) => {
      await holdCalendar(trx, city)
      await resetClocks(trx, city)
    })
  }
}

const warning = 0.8

async function setAll(trx: Trx, city: string, running: readonly Running[]): Promise<void> {
  if (running.length === 0) return
  const { dueAt } = clockOf(await findCalendar(trx, city))
  const due = running.map(({ inquiryId, organisationId, from, hours }): Due => {
    return {
      inquiryId,
      organisationId,
      dueAt: dueAt(from, hours) ?? null,
      warnAt: dueAt(from, hours * warning) ?? null,
    }
  })
  await setDue(trx, city, due)
}
