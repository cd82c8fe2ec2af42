import { createHash } from 'node:crypto'

import { InquiryNumber } from '@bezpechne/shared/inquiries'
import type { InquiryQuery } from '@bezpechne/shared/inquiry-filter'
import * as z from 'zod'

import { AppError } from '../platform/errors.ts'
import { jsonOf } from '../platform/page.ts'
import type { Anchor } from './page-queries.ts'

/** One more when the parts change: a cursor from before is refused, not misread. */
const format = 2

const step = z
  .int()
  .min(0)
  .max(2 ** 26 - 1)
const Parts = z.tuple([z.literal(format), z.array(InquiryNumber).min(1).max(3), z.int32(), step, step])

type Query = Omit<InquiryQuery, 'cursor' | 'limit'>

/**
 * Where the next page begins, of this list alone.
 * @param numbers of the page's lines, in their order: the last three are kept, should the very last vanish
 */
export function toCursor(city: string, query: Query, anchor: Anchor): string {
  const parts = JSON.stringify([format, anchor.numbers.slice(0, 3), anchor.supports, anchor.x, anchor.y])
  return Buffer.from(sealOf(city, query, parts) + parts).toString('base64url')
}

/** @throws AppError 'bad-request' for a cursor that this list never gave */
export function fromCursor(city: string, query: Query, cursor: string): Anchor {
  const text = Buffer.from(cursor, 'base64url').toString()
  const parts = text.slice(sealLength)
  if (text.slice(0, sealLength) !== sealOf(city, query, parts)) throw new AppError('bad-request')
  const { data } = Parts.safeParse(jsonOf(parts))
  // The seal is no secret: what it stands on may be anything.
  if (!data) throw new AppError('bad-request')
  const [, numbers, supports, x, y] = data
  return { numbers, supports, x, y }
}

const sealLength = 12

/** NOTE: no secret: who makes a cursor by hand learns nothing that asking the list does not tell. It tells lists apart. */
function sealOf(city: string, { sort = 'newest', near, ...filter }: Query, parts: string): string {
  const asked = [city, sort, near?.lat, near?.lng, ...Object.entries(filter).map(spelled).toSorted()]
  return createHash('sha256')
    .update(JSON.stringify([asked, parts]))
    .digest('base64url')
    .slice(0, sealLength)
}

/** One spelling for one meaning: the order of topics or colours asks nothing else. */
function spelled([name, value]: [string, unknown]): string {
  return JSON.stringify([name, Array.isArray(value) ? [...new Set(value.map(String))].toSorted() : value])
}
