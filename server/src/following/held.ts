import type { FastifyInstance } from 'fastify'

import { transact } from '../platform/database.ts'
import type { HeldData } from '../residents/index.ts'
import { deleteSeen } from './news-queries.ts'
import { findReaderOf, listFollowed, removeReader } from './queries.ts'

/** What is followed by mail; who has all data erased follows nothing any more. */
export function heldFollowing({ db, addressKey }: Pick<FastifyInstance, 'db' | 'addressKey'>): HeldData {
  return {
    name: 'following',
    async *read({ email }) {
      const reader = await findReaderOf(db, addressKey(email))
      if (reader) yield* await listFollowed(db, { readerId: reader })
    },
    async erase({ email, person }) {
      await transact(db, async (trx) => {
        const reader = await findReaderOf(trx, addressKey(email))
        if (reader) await removeReader(trx, reader)
        await deleteSeen(trx, person)
      })
      return {}
    },
  }
}
