import type { Db } from '../platform/database.ts'
import type { Bytes } from './encoding.ts'
import { findPiece } from './queries.ts'
import type { One } from './row-queries.ts'

/** The pieces in their order, one at a time in memory. */
export function bytesOf(db: Db, { city, id }: One): Bytes {
  return async function* pieces() {
    for (let no = 0; ; no += 1) {
      const piece = await findPiece(db, { city, id, no })
      if (!piece) return
      yield piece
    }
  }
}
