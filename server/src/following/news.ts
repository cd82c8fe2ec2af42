import { newsDays, type ResidentNews, type ResidentNewsLine } from '@bezpechne/shared/resident-news'

import type { Resident } from '../access/actor.ts'
import { listOwnNews } from '../inquiries/index.ts'
import type { AddressKey } from '../platform/asking.ts'
import type { Db } from '../platform/database.ts'
import { findSeen, listFollowedNews } from './news-queries.ts'

const most = 100

/** What happened to what a resident sent and follows by mail: read when it is asked for, and kept nowhere. */
export async function readNews(
  db: Db,
  addressKey: AddressKey,
  { email, person }: Resident,
): Promise<ResidentNews> {
  const { seen, now } = await findSeen(db, person)
  const own = await listOwnNews(db, email, newsDays)
  const followed = await listFollowedNews(
    db,
    { addressKey: addressKey(email), ownIds: own.map(({ id }) => id) },
    newsDays,
    most,
  )
  const ofOwn = new Set(own.map(nameOf))
  const said = (at: Date) => ({ on: dayIn(at), fresh: seen === null || at > seen })
  const lines: { at: Date; line: ResidentNewsLine }[] = [
    ...own.map(({ id: _id, at, ...one }) => ({ at, line: { ...one, own: true as const, ...said(at) } })),
    ...followed
      .filter((one) => !ofOwn.has(nameOf(one)))
      .map(({ at, ...one }) => ({ at, line: { ...one, own: false as const, ...said(at) } })),
  ]
  const items = lines
    .toSorted((one, other) => other.at.getTime() - one.at.getTime())
    .slice(0, most)
    .map(({ line }) => line)
  return { items, until: now.toISOString() }
}

function nameOf({ city, number }: { city: string; number: string }): string {
  return `${city} ${number}`
}

const days = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Kyiv' })

/** NOTE: what time of day it was is nobody's. */
function dayIn(at: Date): string {
  return days.format(at)
}
