import type { Page } from '@bezpechne/shared/page'
import { type RawBuilder, sql } from 'kysely'
import * as z from 'zod'

import { AppError } from './errors.ts'

const usualLimit = 50

/** Most lists are in the order of a time, with the id where two times are equal. */
interface TimeKey {
  at: string
  id: string
}

// NOTE: a cursor comes back from a stranger: what PostgreSQL would refuse to read as a time is refused here.
const TimeCursor = z.tuple([z.iso.datetime().refine((at) => at > '2000' && at < '2200'), z.uuid()])

export interface Slice {
  limit: number
  after: TimeKey | undefined
}

/** @throws AppError 'bad-request' for a cursor that no list gave */
export function sliceOf(query: { limit?: number | undefined; cursor?: string | undefined }): Slice {
  return {
    limit: query.limit ?? usualLimit,
    after: query.cursor === undefined ? undefined : keyOf(query.cursor),
  }
}

/** From one row more than the limit: its presence alone says that there is a next page. */
export function pageFrom<Row extends { key: string; id: string }, Item>(
  rows: Row[],
  limit: number,
  itemOf: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { items: shown.map(itemOf), nextCursor: last ? cursorOf(last) : null }
}

/** A time as the key of a cursor: to the microsecond, which a JavaScript date would cut off. */
export function timeKey(time: string | RawBuilder<Date>): RawBuilder<string> {
  const at = typeof time === 'string' ? sql.ref(time) : time
  return sql<string>`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
}

function cursorOf({ key, id }: { key: string; id: string }): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url')
}

function keyOf(cursor: string): TimeKey {
  const { data } = TimeCursor.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString()))
  if (!data) throw new AppError('bad-request')
  return { at: data[0], id: data[1] }
}

/** What a cursor may hold; undefined where it is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
