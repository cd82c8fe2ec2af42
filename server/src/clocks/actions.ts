import type {
  AddHolidays,
  ChangeOutage,
  DeskCalendar,
  ReadHolidays,
  RemoveHoliday,
  SetClocks,
  SetHours,
  StartOutage,
} from '@bezpechne/shared/calendar'
import type * as z from 'zod'

import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import {
  deleteHoliday,
  findCalendar,
  listClocks,
  moveVersion,
  putHolidays,
  setClock,
  setHours,
} from './calendar-queries.ts'
import { clockOf, resetClocks } from './due.ts'
import { readHolidays } from './holiday-file.ts'
import { deleteOutage, endOutage, insertOutage, isOutage } from './outage-queries.ts'

export async function getCalendar(db: Db, city: string): Promise<DeskCalendar> {
  const { now: _now, ...calendar } = await findCalendar(db, city)
  return { ...calendar, clocks: await listClocks(db, city) }
}

/**
 * One change of the calendar, and every clock of the city set by it; all or nothing.
 * @throws AppError 'stale-version', 'no-working-time', and what the change throws
 */
async function change(
  trx: Trx,
  city: string,
  version: number,
  make: (trx: Trx) => Promise<void>,
): Promise<DeskCalendar> {
  await findCalendar(trx, city)
  if (!(await moveVersion(trx, city, version))) throw new AppError('stale-version')
  await make(trx)
  const calendar = await findCalendar(trx, city)
  const clocks = await listClocks(trx, city)
  const longest = Math.max(1, ...clocks.map(({ hours, usual }) => hours ?? usual))
  if (!clockOf(calendar).dueAt(calendar.now, longest)) throw new AppError('no-working-time')
  await resetClocks(trx, city)
  const { now: _now, ...shown } = calendar
  return { ...shown, clocks }
}

/** @throws AppError 'stale-version', 'invalid-input', 'no-working-time' */
export function changeHours(
  trx: Trx,
  city: string,
  { version, ...hours }: z.infer<typeof SetHours>,
): Promise<DeskCalendar> {
  if (hours.closes <= hours.opens)
    throw new AppError('invalid-input', { errors: [{ path: 'closes', code: 'too-small' }] })
  return change(trx, city, version, () => setHours(trx, city, hours))
}

/** @throws AppError 'stale-version', 'no-working-time' */
export function addHolidays(
  trx: Trx,
  city: string,
  { version, holidays }: z.infer<typeof AddHolidays>,
): Promise<DeskCalendar> {
  const byDay = new Map(holidays.map((holiday) => [holiday.on, holiday]))
  return change(trx, city, version, () => putHolidays(trx, city, [...byDay.values()]))
}

/** @throws AppError 'stale-version' */
export function removeHoliday(
  trx: Trx,
  city: string,
  { version, on }: z.infer<typeof RemoveHoliday>,
): Promise<DeskCalendar> {
  return change(trx, city, version, async () => {
    if (!(await deleteHoliday(trx, city, on))) throw new AppError('stale-version')
  })
}

/** @throws AppError 'stale-version', 'invalid-input', 'no-working-time' */
export function changeClocks(
  trx: Trx,
  city: string,
  { version, clocks }: z.infer<typeof SetClocks>,
): Promise<DeskCalendar> {
  return change(trx, city, version, async () => {
    const known = new Set((await listClocks(trx, city)).map(({ category }) => category))
    for (const [at, clock] of clocks.entries()) {
      if (!known.has(clock.category))
        throw new AppError('invalid-input', {
          errors: [{ path: `clocks.${at}.category`, code: 'not-in-list' }],
        })
      await setClock(trx, city, clock)
    }
  })
}

/** @throws AppError 'stale-version', 'outage-times' */
export function startOutage(
  trx: Trx,
  city: string,
  { version, ...outage }: z.infer<typeof StartOutage>,
): Promise<DeskCalendar> {
  return change(trx, city, version, async () => {
    if (!(await insertOutage(trx, city, outage))) throw new AppError('outage-times')
  })
}

interface OneOutage {
  city: string
  id: string
}

/** @throws AppError 'not-found', 'stale-version' also where it has ended already */
export async function finishOutage(
  trx: Trx,
  { city, id }: OneOutage,
  { version }: z.infer<typeof ChangeOutage>,
): Promise<DeskCalendar> {
  if (!(await isOutage(trx, city, id))) throw new AppError('not-found')
  return change(trx, city, version, async () => {
    if (!(await endOutage(trx, city, id))) throw new AppError('stale-version')
  })
}

/** Recorded by mistake. @throws AppError 'not-found', 'stale-version' */
export async function removeOutage(
  trx: Trx,
  { city, id }: OneOutage,
  { version }: z.infer<typeof ChangeOutage>,
): Promise<DeskCalendar> {
  if (!(await isOutage(trx, city, id))) throw new AppError('not-found')
  return change(trx, city, version, async () => {
    if (!(await deleteOutage(trx, city, id))) throw new AppError('stale-version')
  })
}

/** What a file of holidays would bring, and which of its lines say nothing; stores nothing. */
export async function previewHolidays(db: Db, city: string, text: string): Promise<ReadHolidays> {
  const { holidays: known } = await findCalendar(db, city)
  const { holidays, problems } = readHolidays(text)
  const names = new Map(known.map(({ on, name }) => [on, name]))
  return { holidays: holidays.map((day) => ({ ...day, known: names.get(day.on) === day.name })), problems }
}
