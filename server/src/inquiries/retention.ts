import { recordDeed } from '../audit/index.ts'
import { type Db, transact } from '../platform/database.ts'
import type { Expiry } from '../platform/retention.ts'
import type { Storage } from '../platform/storage.ts'
import { fileOf } from './photos.ts'
import {
  countAnswers,
  countContacts,
  countCovers,
  countFaces,
  countFollowers,
  countMedia,
  countNotes,
  countOriginals,
  countPhotos,
  countTalk,
  eraseContacts,
  eraseCovers,
  eraseFaces,
  eraseFollowers,
  eraseNotes,
  eraseOriginals,
  eraseTalk,
  lockLongAnswered,
  lockWithMedia,
  takeMedia,
  takePhotos,
} from './retention-queries.ts'
import { recordEvent, stepInquiry } from './steps.ts'
import { countUploads, eraseUploads } from './upload-queries.ts'

/**
 * What of inquiries is kept for a time only. Number, state, category and dates remain, and what was published.
 * @see docs/decisions/0005-retention.md
 */
export const inquiryExpiries: readonly Expiry[] = [
  { what: 'texts, addresses and exact places', count: countOriginals, remove: eraseOriginals },
  { what: 'e-mail addresses of authors', count: countContacts, remove: eraseContacts },
  { what: 'public words of what was taken back', count: countFaces, remove: eraseFaces },
  { what: 'words that authors covered', count: countCovers, remove: eraseCovers },
  { what: 'e-mail addresses of followers', count: countFollowers, remove: eraseFollowers },
  { what: 'notes in the history', count: countNotes, remove: eraseNotes },
  { what: 'internal notes', count: countTalk, remove: eraseTalk },
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

/** Photos whose time is over; those refused as military leave a mark. */
export function photoExpiries(storage: Storage): Expiry[] {
  return [mediaExpiry(storage), photoExpiry(storage), uploadExpiry]
}

/** Pieces of photos that nobody goes on with, or whose inquiry was decided: at once, whatever is on them. */
const uploadExpiry: Expiry = { what: 'photos on their way', count: countUploads, remove: eraseUploads }

/** Photos of what was refused as military: a mark stays in the place of each, and one line in the history. */
function mediaExpiry(storage: Storage): Expiry {
  return {
    what: 'photos refused as military',
    count: countMedia,
    async remove(db, most) {
      let gone = 0
      while (gone < most) {
        const photos = await purgeOne(db)
        if (!photos.length) break
        await removeFiles(storage, photos)
        gone += photos.length
      }
      return gone
    },
  }
}

/** NOTE: one inquiry a transaction: the audits of two cities are never held at once. */
async function purgeOne(db: Db) {
  return transact(db, async (trx) => {
    const one = await lockWithMedia(trx)
    if (!one) return []
    const photos = await takeMedia(trx, one)
    await recordEvent(trx, { ...one, step: 'purge', actor: system })
    await recordDeed(trx, {
      city: one.city,
      actorId: null,
      role: 'system',
      action: 'media-purge',
      inquiryId: one.id,
    })
    return photos
  })
}

async function removeFiles(
  storage: Storage,
  photos: readonly { city: string; id: string; copy: string | null }[],
): Promise<void> {
  for (const { city, id, copy } of photos) {
    await storage.remove(fileOf({ city, id }))
    if (copy) await storage.remove(fileOf({ city, id: copy }))
  }
}

function photoExpiry(storage: Storage): Expiry {
  return {
    what: 'photos',
    count: countPhotos,
    async remove(db, most) {
      // NOTE: rows first: a crash between leaves a file without a row, which the sweep finds.
      const photos = await takePhotos(db, most)
      await removeFiles(storage, photos)
      return photos.length
    },
  }
}
