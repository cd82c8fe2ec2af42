import { sql } from 'kysely'

import type { Db, Trx } from './database.ts'
import { AppError } from './errors.ts'
import { byFives } from './few.ts'

/** What one city may use of a server that several share. */
export interface Quota {
  storageBytes: number
  mailsADay: number
  submissionsADay: number
}

const gigabyte = 1_000_000_000
/** Of a city for which the operator has said nothing: ten times what one of 100,000 people was seen to need. */
const usualQuota: Quota = { storageBytes: 50 * gigabyte, mailsADay: 20_000, submissionsADay: 5000 }

export interface Usage {
  city: string
  quota: Quota
  photoBytes: number
  letterBytes: number
  mailsToday: number
  submissionsToday: number
}

export const storageOf = ({ photoBytes, letterBytes }: Usage) => photoBytes + letterBytes

const quotaColumns = sql<Quota>`json_build_object(
  'storageBytes', coalesce(q.storage_bytes, ${usualQuota.storageBytes}::bigint),
  'mailsADay', coalesce(q.mails_a_day, ${usualQuota.mailsADay}::int),
  'submissionsADay', coalesce(q.submissions_a_day, ${usualQuota.submissionsADay}::int))`

/** A day is one in Kyiv. */
const today = sql`(now() at time zone 'Europe/Kyiv')::date`

/** @param city absent: of all, in the order of their names */
export async function listUsage(db: Db, city?: string): Promise<Usage[]> {
  const { rows } = await sql<Usage>`
    select c.id as city, ${quotaColumns} as quota,
           (select coalesce(sum(bytes), 0)::float8 from photo p where p.city_id = c.id) as "photoBytes",
           (select coalesce(sum(bytes), 0)::float8 from letter_file f where f.city_id = c.id) as "letterBytes",
           coalesce(s.mails, 0) as "mailsToday", coalesce(s.submissions, 0) as "submissionsToday"
      from city c left join city_quota q on q.city_id = c.id
           left join city_spending s on s.city_id = c.id and s.day = ${today}
     where c.id = ${city ?? null}::text or ${city ?? null}::text is null order by 1`.execute(db)
  return rows
}

type Spent = 'mails' | 'submissions'

/** One more today. Nothing is refused here: whoever spends asks before. */
export async function spendOfCity(db: Db, city: string, what: Spent): Promise<void> {
  const column = sql.ref(what)
  await sql`insert into city_spending (city_id, day, ${column}) select id, ${today}, 1 from city where id = ${city}
    on conflict (city_id, day) do update set ${column} = city_spending.${column} + 1`.execute(db)
}

const mostDoublings = 3

/**
 * A city that is flooded takes every report all the same. Its anonymous senders work twice as long for one once the day's
 * quota is spent, and twice as long again for each half of it that follows: 8 s on an old phone at most.
 */
export async function countDoublings(db: Db, city: string): Promise<number> {
  const { rows } = await sql<{ share: number }>`
    select s.submissions::float8 / coalesce(q.submissions_a_day, ${usualQuota.submissionsADay}::int) as share
      from city_spending s left join city_quota q using (city_id)
     where s.city_id = ${city} and s.day = ${today}`.execute(db)
  const share = rows[0]?.share ?? 0
  return share < 1 ? 0 : Math.min(mostDoublings, 1 + Math.floor((share - 1) * 2))
}

/**
 * Before a photo is taken: words need no room, and are taken always; sealed files of letters too.
 * @throws AppError 'photos-no-room'
 */
export async function checkRoom(db: Db, city: string): Promise<void> {
  // NOTE: 150 ms for a million photos, of one city, beside decoding, which takes longer for each.
  const [usage] = await listUsage(db, city)
  if (usage && storageOf(usage) >= usage.quota.storageBytes) throw new AppError('photos-no-room')
}

/** Seconds until mails of this city go again; undefined: they go now. Spread over an hour, so as to be no flood then. */
export async function findMailsWait(db: Db, city: string): Promise<number | undefined> {
  const { rows } = await sql<{ seconds: number }>`
    select ceil(extract(epoch from (${today} + 1)::timestamp at time zone 'Europe/Kyiv' - now()) + 3600 * random())::int as seconds
      from city_spending s left join city_quota q using (city_id)
     where s.city_id = ${city} and s.day = ${today}
       and s.mails >= coalesce(q.mails_a_day, ${usualQuota.mailsADay}::int)`.execute(db)
  return rows[0]?.seconds
}

/** Nobody else changes it before the end of the transaction. @returns whether it is still what was seen */
export async function holdQuota(trx: Trx, city: string, seen: Quota): Promise<boolean> {
  await trx
    .insertInto('city_quota')
    .values({ city_id: city })
    .onConflict((taken) => taken.doNothing())
    .execute()
  const { rows } = await sql<{ quota: Quota }>`
    select ${quotaColumns} as quota from city_quota q where q.city_id = ${city} for update`.execute(trx)
  const now = rows[0]?.quota
  return quotaNames.every((name) => now?.[name] === seen[name])
}

const quotaNames = ['storageBytes', 'mailsADay', 'submissionsADay'] as const

/** What is not said stays as it is; null: as usual. */
export async function setQuota(
  db: Db,
  city: string,
  quota: Partial<Record<keyof Quota, number | null>>,
): Promise<void> {
  const columns = {
    ...(quota.storageBytes !== undefined && { storage_bytes: quota.storageBytes }),
    ...(quota.mailsADay !== undefined && { mails_a_day: quota.mailsADay }),
    ...(quota.submissionsADay !== undefined && { submissions_a_day: quota.submissionsADay }),
  }
  await db
    .insertInto('city_quota')
    .values({ city_id: city, ...columns })
    .onConflict((taken) => taken.column('city_id').doUpdateSet({ city_id: city, ...columns }))
    .execute()
}

export interface Cost extends Usage {
  /** Of the days that were asked for. */
  submissions: number
  mails: number
  /** All there are, whatever their state. */
  inquiries: number
  /** By fives, as those who run the platform may know of letters. */
  letters: number
}

/** @param month 2026-11 */
export async function listCosts(db: Db, month: string): Promise<Cost[]> {
  const { rows } = await sql<{ city: string; submissions: number; mails: number; inquiries: number }>`
    select c.id as city, coalesce(sum(s.submissions), 0)::int as submissions, coalesce(sum(s.mails), 0)::int as mails,
           (select count(*)::int from inquiry i where i.city_id = c.id) as inquiries
      from city c left join city_spending s
        on s.city_id = c.id and to_char(s.day, 'YYYY-MM') = ${month} group by c.id`.execute(db)
  const spent = new Map(rows.map((row) => [row.city, row]))
  const letters = await countLetters(db, month)
  return (await listUsage(db)).map((one) => {
    const { submissions = 0, mails = 0, inquiries = 0 } = spent.get(one.city) ?? {}
    return { ...one, submissions, mails, inquiries, letters: letters.get(one.city) ?? 0 }
  })
}

async function countLetters(db: Db, month: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ city: string; month: string; count: number }>`
    select city_id as city, month, count(*)::int as count
      from letter cross join lateral (select to_char(received_at at time zone 'Europe/Kyiv', 'YYYY-MM') as month) m
     where month <= ${month} group by 1, 2 order by 1, 2`.execute(db)
  const told = [...Map.groupBy(rows, ({ city }) => city)].map(([city, months]): [string, number] => {
    const at = months.findIndex((one) => one.month === month)
    return [city, byFives(months.map(({ count }) => count))[at] ?? 0]
  })
  return new Map(told)
}
