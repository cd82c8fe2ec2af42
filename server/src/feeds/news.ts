import type { News } from '@bezpechne/shared/feeds'

import { getCity } from '../cities/index.ts'
import { listPublicInquiries } from '../inquiries/index.ts'
import type { Db } from '../platform/database.ts'
import { listEntries } from './queries.ts'

const most = 200

/**
 * What has happened in a city lately, the same for everybody: a browser looks up its own list in it, and no server
 * knows what is on that.
 * @throws AppError 'city-not-found'
 */
export async function listNews(db: Db, cityId: string): Promise<News> {
  const { id: city } = await getCity(db, cityId)
  const { items } = await listPublicInquiries(db, city, { limit: most })
  const numbers = items.map(({ number }) => number)
  const entries = await listEntries(db, { city, narrowed: {}, numbers }, most)
  return {
    items: entries.map(({ number, title, outcome, updatedOn, updatedAt }) => ({
      number,
      title,
      outcome,
      on: updatedOn,
      mark: `${outcome} ${Math.round(updatedAt.getTime() / 1000).toString(36)}`,
    })),
  }
}
