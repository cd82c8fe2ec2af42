import type { DeskNumbers, Numbers, NumbersQuery } from '@bezpechne/shared/numbers'

import { getCity } from '../cities/index.ts'
import type { Db } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { few } from '../platform/few.ts'
import { withoutFew } from './apart.ts'
import {
  findMonthNow,
  findTotals,
  findWaiting,
  listCategories,
  listMonths,
  listOrganisations,
  listReasons,
  type Period,
} from './queries.ts'

const usualMonths = 12
const mostMonths = 120

/** @throws AppError 'city-not-found', 'invalid-input' for a period over ten years */
export async function getNumbers(db: Db, city: string, asked: NumbersQuery): Promise<Numbers> {
  const period = await periodOf(db, city, asked)
  return withoutFew(db, period, await count(db, period, few))
}

/** @throws as getNumbers */
export async function getDeskNumbers(db: Db, city: string, asked: NumbersQuery): Promise<DeskNumbers> {
  return { ...(await count(db, await periodOf(db, city, asked), 1)), ...(await findWaiting(db, city)) }
}

async function periodOf(db: Db, cityId: string, asked: NumbersQuery): Promise<Period> {
  const { id: city } = await getCity(db, cityId)
  const to = asked.to ?? (await findMonthNow(db))
  const from = asked.from ?? Math.max(0, to - usualMonths + 1)
  if (from > to || to - from >= mostMonths)
    throw new AppError('invalid-input', { errors: [{ path: 'from', code: 'wrong' }] })
  return { city, from, to }
}

// NOTE: one after another: together they would take every connection from those who report a danger.
async function count(db: Db, period: Period, leastDecisions: number): Promise<Numbers> {
  return {
    from: monthText(period.from),
    to: monthText(period.to),
    ...(await findTotals(db, period, leastDecisions)),
    reasons: await listReasons(db, period),
    months: await listMonths(db, period),
    organisations: await listOrganisations(db, period),
    categories: await listCategories(db, period),
  }
}

function monthText(month: number): string {
  return `${2000 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}
