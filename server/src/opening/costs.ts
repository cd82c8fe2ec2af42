import type { CityCost, Costs } from '@bezpechne/shared/operator-costs'
import { stringify } from 'csv-stringify/sync'

import { harmless } from '../platform/csv.ts'
import type { Db } from '../platform/database.ts'
import { type Cost, listCosts, storageOf } from '../platform/quotas.ts'
import { listNames } from './operator-queries.ts'

/** Of a gigabyte a month, of a thousand mails, of a thousand reports. */
export interface Prices {
  PRICE_STORAGE: number
  PRICE_MAILS: number
  PRICE_SUBMISSIONS: number
  PRICE_CURRENCY: string
}

const gigabyte = 1_000_000_000

/** @param month 2026-11 */
export async function getCosts(db: Db, month: string, prices: Prices): Promise<Costs> {
  const costs = new Map((await listCosts(db, month)).map((cost) => [cost.city, cost]))
  const items = (await listNames(db)).flatMap(({ id, name }): CityCost[] => {
    const cost = costs.get(id)
    if (!cost) return []
    const { quota, mailsToday, submissionsToday, mails, submissions, letters, inquiries } = cost
    const used = { quota, storageBytes: storageOf(cost), mailsToday, submissionsToday }
    return [{ id, name, ...used, mails, submissions, letters, inquiries, cost: priceOf(cost, prices) }]
  })
  return { month, currency: prices.PRICE_CURRENCY, items, nextCursor: null }
}

/** In hundredths at most; null where nothing has a price. */
function priceOf(cost: Cost, { PRICE_STORAGE, PRICE_MAILS, PRICE_SUBMISSIONS }: Prices): number | null {
  if (!PRICE_STORAGE && !PRICE_MAILS && !PRICE_SUBMISSIONS) return null
  const sum =
    (storageOf(cost) / gigabyte) * PRICE_STORAGE +
    (cost.mails * PRICE_MAILS + cost.submissions * PRICE_SUBMISSIONS) / 1000
  return Math.round(sum * 100) / 100
}

/** A line for each city, for whoever writes the bills. */
export function costsAsCsv({ month, currency, items }: Costs): string {
  const lines = items.map(
    ({ id, name, quota, storageBytes, mails, submissions, letters, inquiries, cost }) => ({
      month,
      city: id,
      name: name.uk,
      storageGB: (storageBytes / gigabyte).toFixed(3),
      storageQuotaGB: quota.storageBytes / gigabyte,
      mails,
      mailsQuotaADay: quota.mailsADay,
      submissions,
      submissionsQuotaADay: quota.submissionsADay,
      letters,
      inquiries,
      cost: cost === null ? '' : cost.toFixed(2),
      currency: cost === null ? '' : currency,
    }),
  )
  // NOTE: without the mark at the beginning, Excel reads Ukrainian as Latin letters.
  return `\uFEFF${stringify(lines, { header: true, cast: { string: harmless } })}`
}
