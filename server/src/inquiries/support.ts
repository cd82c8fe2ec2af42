import type { Supported } from '@bezpechne/shared/supports'

import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { hashOf } from './hash.ts'
import { addSupport } from './support-queries.ts'

/**
 * Counts a browser once, however often it says so.
 * @throws AppError 'inquiry-not-found' for whatever is not public
 */
export async function supportInquiry(
  trx: Trx,
  { city, number }: { city: string; number: string },
  supporter: string,
): Promise<Supported> {
  // NOTE: hashed with the inquiry's id: the table does not tell that two inquiries concern the same person.
  const supports = await addSupport(trx, city, number, (id) => hashOf(`${id}\n${supporter}`))
  if (supports === undefined) throw new AppError('inquiry-not-found')
  return { number, supports }
}
