import { getCity } from '@bezpechne/server/cities/index'
import {
  type Cost,
  listCosts,
  listUsage,
  type Quota,
  setQuota,
  storageOf,
} from '@bezpechne/server/platform/quotas'
import { type Command, InvalidArgumentError } from 'commander'

import { withDatabase } from '../import/command.ts'

type QuotaFlags = Partial<Record<'storage' | 'mails' | 'submissions', number | null>>

interface Prices {
  month: string
  priceStorage: number
  priceMails: number
  priceSubmissions: number
}

/** What each city uses of a server that several share, and what it may. */
export function addQuotaCommands(program: Command): void {
  program
    .command('quota')
    .description('What a city may use: shows it, and changes what is given; "usual" takes a change back')
    .argument('<city>', 'e.g. kyiv')
    .option(
      '--storage <GB>',
      'of photos and sealed files together; then photos are refused, words are not',
      gigabytes,
    )
    .option('--mails <number>', 'to residents a day; then news waits for the next day, links do not', whole)
    .option(
      '--submissions <number>',
      'a day; then anonymous senders work longer for one, nobody is refused',
      whole,
    )
    .action((city: string, flags: QuotaFlags) =>
      withDatabase(async (db) => {
        const { id } = await getCity(db, city)
        const { storage, mails, submissions } = flags
        await setQuota(db, id, {
          ...(storage !== undefined && { storageBytes: storage }),
          ...(mails !== undefined && { mailsADay: mails }),
          ...(submissions !== undefined && { submissionsADay: submissions }),
        })
        for (const { quota } of await listUsage(db, id)) console.log(inWords(quota))
        return true
      }),
    )

  program
    .command('costs')
    .description('What each city used in a month, and what that costs where prices are given')
    .option('--month <YYYY-MM>', 'which; else this one', month, new Date().toISOString().slice(0, 7))
    .option('--price-storage <price>', 'of a gigabyte a month', price, 0)
    .option('--price-mails <price>', 'of a thousand mails', price, 0)
    .option('--price-submissions <price>', 'of a thousand reports', price, 0)
    .action((flags: Prices) =>
      withDatabase(async (db) => {
        const costs = await listCosts(db, flags.month)
        console.table(Object.fromEntries(costs.map((cost) => [cost.city, rowOf(cost, flags)])))
        if (!costs.length) console.log('There is no city yet.')
        return true
      }),
    )
}

const gigabyte = 1_000_000_000

function rowOf(cost: Cost, { priceStorage, priceMails, priceSubmissions }: Prices) {
  const stored = storageOf(cost) / gigabyte
  const priced = priceStorage || priceMails || priceSubmissions
  const sum = stored * priceStorage + (cost.mails * priceMails + cost.submissions * priceSubmissions) / 1000
  return {
    inquiries: cost.inquiries,
    'new reports': cost.submissions,
    mails: cost.mails,
    'letters, by fives': cost.letters,
    'photos, GB': (cost.photoBytes / gigabyte).toFixed(2),
    'sealed files, GB': (cost.letterBytes / gigabyte).toFixed(2),
    'of its storage': `${Math.round((storageOf(cost) / cost.quota.storageBytes) * 100)} %`,
    ...(priced ? { cost: sum.toFixed(2) } : {}),
  }
}

function inWords({ storageBytes, mailsADay, submissionsADay }: Quota): string {
  return `${storageBytes / gigabyte} GB of photos and sealed files, ${mailsADay} mails and ${submissionsADay} reports a day`
}

function whole(text: string): number | null {
  if (text === 'usual') return null
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('a whole number, or "usual"')
  return Number(text)
}

function gigabytes(text: string): number | null {
  const number = whole(text)
  return number === null ? null : number * gigabyte
}

function price(text: string): number {
  if (!/^\d{1,7}([.,]\d{1,4})?$/.test(text)) throw new InvalidArgumentError('a price like 2.50')
  return Number(text.replace(',', '.'))
}

function month(text: string): string {
  if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(text)) throw new InvalidArgumentError('a month like 2026-11')
  return text
}
