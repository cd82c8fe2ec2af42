import type { Category } from '@bezpechne/shared/categories'
import type { LatLng } from '@bezpechne/shared/geo'

import type { Trx } from '../platform/database.ts'
import { insertPastEvents, insertPastInquiries, insertPastOriginals, takeNumbers } from './past-queries.ts'
import { publicPointsFor } from './public-point.ts'
import { screenAll, type Screened } from './screening.ts'
import { indexAll } from './search.ts'
import type { EventActor } from './state-queries.ts'

export interface PastEvent {
  step: string
  at: string
  actor: EventActor
  organisationId?: string | null
  note?: string | null
}

/** An inquiry that did not begin with its author's submission here: imported, or of the demonstration. */
export interface PastInquiry {
  id: string
  category: string
  precision: Category['precision']
  exact: LatLng
  text: string
  address: string | null
  happenedAt: string | null
  submittedAt: string
  /** Null while it waits for a moderator. */
  publication: {
    at: string
    title: string
    text: string
    place: string | null
    answeredAt: string | null
    organisationId: string | null
    supports: number
  } | null
  events: PastEvent[]
}

/** What waits is looked through as if it had been sent here; what was published, somebody has read. */
async function screenWaiting(
  trx: Trx,
  city: string,
  inquiries: PastInquiry[],
): Promise<Map<string, Screened>> {
  const waiting = inquiries.filter(({ publication }) => !publication)
  const screened = await screenAll(
    trx,
    city,
    waiting.map(({ text, address, exact }) => ({ text, address: address ?? undefined, at: exact })),
  )
  return new Map(waiting.flatMap(({ id }, n) => (screened[n] ? [[id, screened[n]] as const] : [])))
}

const atOnce = 1000

/**
 * Writes them with their own dates, numbered by their year. Nobody is told: what lies in the past is no news.
 * @throws AppError 'category-takes-no-pins', 'city-not-found'
 */
export async function recordPast(
  trx: Trx,
  city: { id: string; code: string },
  inquiries: PastInquiry[],
): Promise<void> {
  const inOrder = inquiries.toSorted((a, b) => Date.parse(a.submittedAt) - Date.parse(b.submittedAt))
  for (let from = 0; from < inOrder.length; from += atOnce) {
    const some = inOrder.slice(from, from + atOnce)
    const places = await publicPointsFor(trx, city.id, some)
    const numbers = await takeNumbers(trx, city, some)
    const screened = await screenWaiting(trx, city.id, some)
    await insertPastInquiries(
      trx,
      city.id,
      some.map((inquiry, n) => ({
        ...inquiry,
        place: places[n],
        number: numbers[n],
        sealed: screened.get(inquiry.id)?.sealed ?? false,
      })),
    )
    await insertPastOriginals(
      trx,
      city.id,
      some.map((inquiry) => ({ ...inquiry, screened: screened.get(inquiry.id) })),
    )
    await insertPastEvents(trx, city.id, some)
    await indexAll(
      trx,
      city.id,
      some.map(({ id }) => id),
    )
  }
}
