import { LatLng } from '@bezpechne/shared/geo'
import { InquiryNumber } from '@bezpechne/shared/inquiries'
import * as z from 'zod'

import { AppError } from '../platform/errors.ts'
import type { Anchor } from './page-queries.ts'

const Parts = z.tuple([InquiryNumber, z.int32(), LatLng.shape.lat, LatLng.shape.lng])

export function toCursor({ number, supports, at }: Anchor): string {
  return Buffer.from(JSON.stringify([number, supports, at.lat, at.lng])).toString('base64url')
}

/** @throws AppError 'bad-request' for a cursor that no list gave */
export function fromCursor(cursor: string): Anchor {
  const { data } = Parts.safeParse(parse(Buffer.from(cursor, 'base64url').toString()))
  if (!data) throw new AppError('bad-request')
  const [number, supports, lat, lng] = data
  return { number, supports, at: { lat, lng } }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
