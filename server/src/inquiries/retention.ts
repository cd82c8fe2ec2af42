import { type Db, transact } from '../platform/database.ts'
import type { Expiry } from '../platform/retention.ts'
import type { Storage } from '../platform/storage.ts'
import { fileOf } from './photos.ts'
import {
  countAnswers,
  countContacts,
  countFollowers,
  countNotes,
  countOriginals,
  countPhotos,
  eraseContacts,
  eraseFollowers,
  eraseNotes,
  eraseOriginals,
  lockLongAnswered,
  takePhotos,
} from './retention-queries.ts'
import { stepInquiry } from './steps.ts'

/**
 * What of inquiries is kept for a time only. Number, state, category and dates remain, and what was published.
 * @see docs/decisions/0005-retention.md
 */
export const inquiryExpiries: readonly Expiry[] = [
  { what: 'texts, addresses and exact places', count: countOriginals, remove: eraseOriginals },
  { what: 'e-mail addresses of authors', count: countContacts, remove: eraseContacts },
  { what: 'e-mail addresses of followers', count: countFollowers, remove: eraseFollowers },
  { what: 'notes in the history', count: countNotes, remove: eraseNotes },
  // NOTE: the last: what it archives has photos that only the next round finds due, so that a dry run counts the same.
  { what: 'answered inquiries to the archive', count: countAnswers, remove: archive },
]

const system = { role: 'system', id: null } as const

async function archive(db: Db, most: number): Promise<number> {
  return transact(db, async (trx) => {
    const answered = await lockLongAnswered(trx, most)
    for (const one of answered) await stepInquiry(trx, { ...one, step: 'archive', actor: system })
    return answered.length
  })
}

export function photoExpiry(storage: Storage): Expiry {
  return {
    what: 'photos',
    count: countPhotos,
    async remove(db, most) {
      // NOTE: rows first: a crash between leaves a file without a row, which the sweep finds.
      const photos = await takePhotos(db, most)
      for (const { city, id, copy } of photos) {
        await storage.remove(fileOf({ city, id }))
        if (copy) await storage.remove(fileOf({ city, id: copy }))
      }
      return photos.length
    },
  }
}
