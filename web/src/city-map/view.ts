import { widestBox } from '@bezpechne/shared/degrees'
import type { Box, LatLng } from '@bezpechne/shared/geo'
import type { Colour } from '@bezpechne/shared/inquiry-states'

import { monthBack } from '../lib/format.ts'

/** How far back a period may reach, in months; without one everything is shown. */
export const periods = [0, 3, 12] as const
export type Period = (typeof periods)[number]

/** All that the address of a city map holds. */
export interface View {
  /** Where the person moved the map to; unset while it shows the whole city. */
  window: { centre: LatLng; zoom: number } | undefined
  colour: Colour | undefined
  topics: string[]
  period: Period | undefined
  q: string
  /** Number of the inquiry whose card is open. */
  pin: string | undefined
}

/** The address is written by anyone, so what does not fit is as if it were not there. */
export function readView(search: Record<string, unknown>): View {
  const period = Number(search['period'])
  return {
    window: readWindow(search),
    colour: search['colour'] === 'red' || search['colour'] === 'green' ? search['colour'] : undefined,
    topics: textOf(search['topics'])
      .split(',')
      .filter((code) => /^[a-z-]{2,40}$/.test(code)),
    period: search['period'] === undefined ? undefined : periods.find((known) => known === period),
    q: textOf(search['q']).slice(0, 100),
    pin: /^[A-Z]{2,8}-\d{4}-\d{6,9}$/.test(textOf(search['pin'])) ? textOf(search['pin']) : undefined,
  }
}

/** The shortest address that says the same. */
export function writeView({ window, colour, topics, period, q, pin }: View): Record<string, string | number> {
  return {
    ...(window && {
      lat: round(window.centre.lat),
      lng: round(window.centre.lng),
      z: window.zoom,
    }),
    ...(colour && { colour }),
    ...(topics.length > 0 && { topics: topics.join(',') }),
    ...(period !== undefined && { period }),
    ...(q && { q }),
    ...(pin && { pin }),
  }
}

export type Filter = Pick<View, 'colour' | 'topics' | 'period' | 'q'>

/** The query of GET /cities/{city}/inquiries for what is in sight. */
export function listQuery(filter: Filter, box: Box | undefined, page: { limit: number; cursor?: string }) {
  const query = new URLSearchParams({ limit: String(page.limit) })
  // NOTE: a map that is hidden behind its list has no size, and shows all of the city again.
  if (box && box.west < box.east) {
    const [west, east] = within(box.west, box.east, widestBox.lng)
    const [south, north] = within(box.south, box.north, widestBox.lat)
    query.set('bbox', [west, south, east, north].map(round).join(','))
  }
  if (filter.colour) query.set('colour', filter.colour)
  if (filter.topics.length > 0) query.set('categories', filter.topics.toSorted().join(','))
  const from = fromMonth(filter.period)
  if (from) query.set('from', from)
  // NOTE: one letter finds everything; the server asks for two.
  if (filter.q.trim().length > 1) query.set('q', filter.q.trim())
  if (page.cursor) query.set('cursor', page.cursor)
  return query.toString()
}

/** The first month of a period, for the list and for the tiles. */
export function fromMonth(period: Period | undefined): string | undefined {
  return period === undefined ? undefined : monthBack(period === 0 ? 0 : period - 1)
}

export function isFiltered({ colour, topics, period, q }: Filter): boolean {
  return Boolean(colour) || topics.length > 0 || period !== undefined || q.trim().length > 1
}

function readWindow({ lat, lng, z }: Record<string, unknown>): View['window'] {
  if (typeof lat !== 'number' || typeof lng !== 'number' || typeof z !== 'number') return undefined
  if (Math.abs(lat) > 85 || Math.abs(lng) > 180 || z < 5 || z > 19) return undefined
  return { centre: { lat, lng }, zoom: z }
}

// NOTE: a router reads "?q=123" as a number.
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** A wall of screens shows more than the server is asked for: its middle, then. */
function within(from: number, to: number, most: number): [number, number] {
  const over = Math.max(0, to - from - most + 1e-4) / 2
  return [from + over, to - over]
}

function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}
