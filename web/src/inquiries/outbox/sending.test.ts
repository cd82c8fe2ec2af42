import type { NewInquiry } from '@bezpechne/shared/inquiries'
import { expect, test } from 'vitest'

import { ApiError } from '../lib/api.ts'
import { bodyOf, type Draft, emptyDraft } from './draft.ts'
import { pauseBefore, trySending, type Wires } from './sending.ts'

const submitted = { number: 'KYIV-2026-000123', receipt: 'AAAA-BBBB', state: 'submitted' as const }

/** A server in memory with the real one's rule: one key, one stored body, the same answer for ever. */
function world(answers: (ApiError | 'lost' | 'ok')[], draft: Partial<Draft> = {}) {
  let current: Draft = {
    ...emptyDraft('kyiv'),
    text: 'Яма на переході.',
    category: 'road-surface',
    sending: true,
    ...draft,
  }
  let proofs = 0
  const posted: NewInquiry[] = []
  const stored = new Map<string, string>()
  const uploads: string[] = []
  const wires: Wires = {
    draft: () => current,
    async keep(change) {
      current = { ...current, ...change }
    },
    async uploadPhotos() {
      const photos = current.photos.map((photo) => ({
        ...photo,
        uploaded: photo.uploaded ?? `new-${photo.id}`,
      }))
      uploads.push(...photos.map(({ uploaded }) => uploaded))
      current = { ...current, photos }
    },
    async write() {
      proofs += 1
      return bodyOf(current, { proof: `proof-${proofs}`, language: 'uk', website: '' })
    },
    forgetProof() {},
    async post(body, key) {
      posted.push(body)
      const answer = answers.shift() ?? 'ok'
      if (answer instanceof ApiError) throw answer
      const before = stored.get(key)
      if (before && before !== JSON.stringify(body)) throw new ApiError('key-used-differently', 409)
      stored.set(key, JSON.stringify(body))
      if (answer === 'lost') throw new ApiError('offline', 0)
      return submitted
    },
  }
  return { wires, posted, stored, uploads, draft: () => current }
}

test('an answer that was lost comes with the second try: one inquiry, the same body, the receipt', async () => {
  const { wires, posted, stored } = world(['lost', 'ok'])
  expect(await trySending(wires)).toEqual({ kind: 'wait', why: 'offline' })
  expect(await trySending(wires)).toEqual({ kind: 'sent', submitted })
  expect(posted[1]).toEqual(posted[0])
  expect(stored.size).toBe(1)
})

test('what was typed after a lost answer does not make a second inquiry of it', async () => {
  const { wires, posted } = world(['lost', 'ok'])
  await trySending(wires)
  await wires.keep({ text: 'Яма на переході, вже глибша.' })
  expect(await trySending(wires)).toEqual({ kind: 'sent', submitted })
  expect(posted[1]?.text).toBe('Яма на переході.')
})

test('a proof that grew old while the link was gone is solved anew, under the same key', async () => {
  const { wires, posted } = world([new ApiError('proof-expired', 400)])
  expect(await trySending(wires)).toEqual({ kind: 'sent', submitted })
  expect(posted.map(({ proof }) => proof)).toEqual(['proof-1', 'proof-2'])
})

test('photos that the server has thrown away are uploaded again', async () => {
  const { wires, posted, draft } = world([new ApiError('photo-not-found', 400)], {
    photos: [{ id: 'a', key: 'first', uploaded: 'old' }],
  })
  expect(await trySending(wires)).toEqual({ kind: 'sent', submitted })
  expect(posted.map(({ photos }) => photos)).toEqual([['old'], ['new-a']])
  // The server answers an old key as it did then: with the picture that is gone.
  expect(draft().photos[0]?.key).not.toBe('first')
})

const waits: [code: string, status: number, why: string][] = [
  ['offline', 0, 'offline'],
  ['too-many', 429, 'busy'],
  ['internal', 500, 'server'],
  ['unavailable', 503, 'server'],
  ['still-running', 425, 'server'],
]

test.each(waits)('%s is waited out, with all that was kept', async (code, status, why) => {
  const { wires, draft } = world([new ApiError(code, status)])
  expect(await trySending(wires)).toEqual({ kind: 'wait', why })
  expect(draft()).toMatchObject({ sending: true, text: 'Яма на переході.' })
})

test('a refusal gives the draft back to its author', async () => {
  const { wires, draft } = world([new ApiError('outside-city', 400)])
  expect(await trySending(wires)).toMatchObject({ kind: 'refused' })
  expect(draft()).toMatchObject({ sending: false, attempt: null, text: 'Яма на переході.' })
})

test('a server that refuses every proof is not asked for ever', async () => {
  const { wires, posted } = world(Array.from({ length: 4 }, () => new ApiError('proof-wrong', 400)))
  expect(await trySending(wires)).toEqual({ kind: 'wait', why: 'server' })
  expect(posted).toHaveLength(3)
})

test('pauses grow to a minute and differ between devices', () => {
  expect([0, 1, 2, 3, 9].map((tries) => pauseBefore(tries, 0.5))).toEqual([2, 4, 8, 16, 60])
  expect(pauseBefore(0, 0)).toBeLessThan(pauseBefore(0, 1))
})
