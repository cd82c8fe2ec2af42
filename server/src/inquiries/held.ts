import { publicStates, withdrawable } from '@bezpechne/shared/inquiry-states'
import type { EraseMine, Erased } from '@bezpechne/shared/mine'
import type { FastifyInstance } from 'fastify'

import { recordDeed } from '../audit/index.ts'
import { type Db, transact, type Trx } from '../platform/database.ts'
import type { HeldData } from '../residents/index.ts'
import { openOwn } from './author-view.ts'
import { author } from './author.ts'
import { listOfAddress, lockToErase } from './mine-queries.ts'
import { fileOf } from './photos.ts'
import { listOwnPhotos } from './receipt-queries.ts'
import { stepInquiry } from './steps.ts'
import { eraseContact, eraseOriginal } from './withdraw-queries.ts'

const atOnce = 200

/** What inquiries keep under an address. */
export function heldInquiries({ db, storage }: Pick<FastifyInstance, 'db' | 'storage'>): HeldData {
  return {
    name: 'inquiries',
    async *read({ email }) {
      for (const { city, id, number } of await listOfAddress(db, email, 10_000)) {
        const view = await openOwn(db, { email, city, number })
        const sentPhotos: { jpegBase64: string }[] = []
        for (const photo of await listOwnPhotos(db, city, id)) {
          const bytes = await storage.find(fileOf({ city, id: photo.id }))
          if (bytes) sentPhotos.push({ jpegBase64: bytes.toString('base64') })
        }
        yield { ...view, sentPhotos }
      }
    },
    erase: ({ email }, { published }) => eraseAll(db, email, published),
  }
}

async function eraseAll(db: Db, email: string, published: EraseMine['published']): Promise<Erased> {
  const told: Erased = { inquiries: 0, withdrawn: 0, kept: 0 }
  for (;;) {
    const some = await listOfAddress(db, email, atOnce)
    if (!some.length) return told
    // NOTE: one inquiry a transaction: the audits of two cities are never held at once.
    for (const one of some) {
      const outcome = await transact(db, (trx) => eraseOne(trx, one, published))
      told.inquiries += 1
      if (outcome !== 'erased') told[outcome] += 1
    }
  }
}

/** @returns what everybody sees of it afterwards: nothing any more, the public words without the person, or as before */
async function eraseOne(
  trx: Trx,
  { city, id }: { city: string; id: string },
  published: EraseMine['published'],
): Promise<'withdrawn' | 'kept' | 'erased'> {
  const state = await lockToErase(trx, city, id)
  const isPublic = publicStates.some((one) => one === state)
  const goes = withdrawable.some((one) => one === state) && (!isPublic || published === 'withdraw')
  if (goes) await stepInquiry(trx, { city, id, step: 'withdraw', actor: author })
  await eraseContact(trx, { city, id })
  await eraseOriginal(trx, { city, id })
  const deed = { city, actorId: null, role: 'resident', inquiryId: id } as const
  await recordDeed(trx, { ...deed, action: 'author-erase' })
  if (goes) return 'withdrawn'
  return isPublic ? 'kept' : 'erased'
}
