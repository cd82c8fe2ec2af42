import { InquiryNumber } from '@bezpechne/shared/inquiries'
import * as z from 'zod'

import { AppError } from '../platform/errors.ts'
import type { Anchor } from './page-queries.ts'

const Parts = z.tuple([InquiryNumber, z.int32()])

export function toCursor({ number, supports }: Anchor): string {
  return Buffer.from(JSON.stringify([number, supports])).toString('base64url')
}

/** @throws AppError 'bad-request' for a cursor that no list gave */
export function fromCursor(cursor: string): Anchor {
  const { data } = Parts.safeParse(parse(Buffer.from(cursor, 'base64url').toString()))
  if (!data) throw new AppError('bad-request')
  return { number: data[0], supports: data[1] }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
