import type { NewInquiry } from '@bezpechne/shared/inquiries'
import { pieceBytes } from '@bezpechne/shared/upload-sizes'
import type { Upload } from '@bezpechne/shared/uploads'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'

import { ApiError } from '../../lib/api.ts'
import { bodyOf, type Draft, emptyDraft } from '../draft.ts'
import { nextOf, pauseBefore, type PhotoWires, sendPhoto, sendWords, type WordWires } from './sending.ts'

const submitted = { number: 'KYIV-2026-000123', receipt: 'AAAA-BBBB', state: 'submitted' as const }
const written: Draft = {
  ...emptyDraft('kyiv'),
  text: 'Яма на переході.',
  category: 'road-surface',
  stage: 'queued',
}

/** What the link does to one request: it never arrives, its answer is lost, the server stumbles, the tab is killed. */
type Fault = ApiError | 'lost' | 'killed' | 'ok'
class Killed extends Error {}

/** Takes the next fault from the list for each request. */
function linkOf(faults: Fault[]) {
  return function through<Answer>(work: () => Answer): Answer {
    const fault = faults.shift() ?? 'ok'
    if (fault instanceof ApiError) throw fault
    const answer = work()
    if (fault === 'lost') throw new ApiError('offline', 0)
    if (fault === 'killed') throw new Killed()
    return answer
  }
}

/** A server in memory with the real one's rules: one key, one stored body, the same answer for ever. */
function world(faults: Fault[], draft: Partial<Draft> = {}) {
  let current: Draft = { ...written, ...draft }
  let proofs = 0
  const posted: NewInquiry[] = []
  const stored = new Map<string, string>()
  const through = linkOf(faults)
  const wires: WordWires = {
    item: () => current,
    async keep(change) {
      if (current.stage !== 'queued') return false
      current = { ...current, ...change }
      return true
    },
    async write() {
      proofs += 1
      return bodyOf(current, { proof: `proof-${proofs}`, language: 'uk', website: '' })
    },
    forgetProof() {},
    post: async (body, key) => {
      posted.push(body)
      // As the real one, it looks for the key before it looks at the proof.
      while (stored.has(key) && faults[0] instanceof ApiError && faults[0].status === 400) faults.shift()
      return through(() => {
        const before = stored.get(key)
        if (before && before !== JSON.stringify(body)) throw new ApiError('key-used-differently', 409)
        stored.set(key, JSON.stringify(body))
        return submitted
      })
    },
  }
  const change = (edit: Partial<Draft>) => (current = { ...current, ...edit })
  return { wires, posted, stored, item: () => current, change }
}

/** The same server, as photos see it. */
function photoWorld(faults: Fault[], size: number) {
  const photos = new Map<string, Upload>()
  const through = linkOf(faults)
  const wires: PhotoWires = {
    receipt: submitted.receipt,
    position: 0,
    picture: new Blob([new Uint8Array(size)]),
    hash: async () => 'hash',
    open: async (name) =>
      through(() => {
        const upload = photos.get(name) ?? { id: name, size, received: 0, done: false }
        photos.set(name, upload)
        return upload
      }),
    push: async (id, offset, piece) =>
      through(() => {
        const upload = photos.get(id)
        if (!upload || upload.received < offset) throw new ApiError('upload-elsewhere', 409)
        if (upload.received > offset) return upload
        const received = offset + piece.size
        const next = { ...upload, received, done: received === upload.size }
        photos.set(id, next)
        return next
      }),
    onProgress() {},
  }
  return { wires, photos }
}

test('an answer that was lost comes with the second try: one inquiry, the same body, the receipt', async () => {
  const { wires, posted, stored } = world(['lost', 'ok'])
  expect(await sendWords(wires)).toEqual({ kind: 'wait', why: 'offline' })
  expect(await sendWords(wires)).toEqual({ kind: 'sent', answer: submitted })
  expect(posted[1]).toEqual(posted[0])
  expect(stored.size).toBe(1)
})

test('what was taken back before it left is not sent', async () => {
  const { wires, posted, change } = world([])
  change({ stage: 'writing' })
  expect(await sendWords(wires)).toEqual({ kind: 'gone' })
  expect(posted).toEqual([])
})

test('a proof that grew old while the link was gone is solved anew, under the same key', async () => {
  const { wires, posted } = world([new ApiError('proof-expired', 400)])
  expect(await sendWords(wires)).toEqual({ kind: 'sent', answer: submitted })
  expect(posted.map(({ proof }) => proof)).toEqual(['proof-1', 'proof-2'])
})

test('photos that an earlier version sent first, and the server has thrown away, go after the words', async () => {
  const { wires, posted, item } = world([new ApiError('photo-not-found', 400)], {
    photos: [{ id: 'a', state: 'sent' }],
  })
  expect(await sendWords(wires)).toMatchObject({ kind: 'sent' })
  expect(posted.at(-1)).toMatchObject({ photosComing: 1 })
  expect(item().photos).toEqual([{ id: 'a', state: 'kept' }])
})

const waits: [code: string, status: number, why: string][] = [
  ['offline', 0, 'offline'],
  ['too-many', 429, 'busy'],
  ['internal', 500, 'server'],
  ['unavailable', 503, 'server'],
  ['still-running', 425, 'server'],
]

test.each(waits)('%s is waited out, with all that was kept', async (code, status, why) => {
  const { wires, item } = world([new ApiError(code, status)])
  expect(await sendWords(wires)).toEqual({ kind: 'wait', why })
  expect(item()).toMatchObject({ stage: 'queued', text: 'Яма на переході.' })
})

test('a server that refuses every proof is not asked for ever', async () => {
  const { wires, posted } = world(Array.from({ length: 4 }, () => new ApiError('proof-wrong', 400)))
  expect(await sendWords(wires)).toEqual({ kind: 'wait', why: 'server' })
  expect(posted).toHaveLength(3)
})

const lossy: Fault[] = [
  'ok',
  'lost',
  'killed',
  new ApiError('offline', 0),
  new ApiError('internal', 500),
  new ApiError('too-many', 429),
]
const faultsOf = (kinds: Fault[]) => fc.array(fc.constantFrom(...kinds), { maxLength: 25 })

/** As often as needed: a killed tab begins again with what was kept. */
async function untilSent(attempt: () => Promise<{ kind: string }>): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const outcome = await attempt().catch((error: unknown) => {
      if (error instanceof Killed) return { kind: 'wait' }
      throw error
    })
    if (outcome.kind !== 'wait') return outcome.kind
  }
  return 'never'
}

test('whatever the link does: one inquiry', async () => {
  const property = fc.asyncProperty(
    faultsOf([...lossy, new ApiError('proof-expired', 400)]),
    async (faults) => {
      const { wires, stored } = world(faults)
      expect(await untilSent(() => sendWords(wires))).toBe('sent')
      expect(stored.size).toBe(1)
    },
  )
  await fc.assert(property)
})

test('whatever the link does: all of a photo, and no byte twice', async () => {
  const property = fc.asyncProperty(
    faultsOf(lossy),
    fc.integer({ min: 1, max: 150_000 }),
    async (faults, size) => {
      const { wires, photos } = photoWorld(faults, size)
      expect(await untilSent(() => sendPhoto({ id: 'photo', state: 'kept' }, wires))).toBe('sent')
      expect(photos.get('photo')).toMatchObject({ received: size, done: true })
    },
  )
  await fc.assert(property)
})

test('a photo that the server forgot in between is begun again', async () => {
  const size = 2 * pieceBytes + 5
  const { wires, photos } = photoWorld([], size)
  const { push } = wires
  let forgotten = false
  const outcome = await sendPhoto(
    { id: 'photo', state: 'kept' },
    {
      ...wires,
      async push(id, offset, piece) {
        if (offset > 0 && !forgotten) {
          forgotten = true
          photos.clear()
          throw new ApiError('not-found', 404)
        }
        return push(id, offset, piece)
      },
    },
  )
  expect(outcome).toMatchObject({ kind: 'sent', answer: { received: size, done: true } })
})

test('all words before any photo, the oldest first, and what waits stops nothing else', () => {
  const kept = [{ id: 'p', state: 'kept' as const }]
  const items = [
    { ...written, key: 'sent', order: 1, stage: 'sent' as const, photos: kept },
    { ...written, key: 'draft', order: 2, stage: 'writing' as const },
    { ...written, key: 'second', order: 4 },
    { ...written, key: 'first', order: 3 },
  ]
  const next = (waiting: string[]) => nextOf(items, (key) => waiting.includes(key))
  expect(next([])?.item.key).toBe('first')
  expect(next(['first'])?.item.key).toBe('second')
  expect(next(['first', 'second'])).toMatchObject({ item: { key: 'sent' }, photo: { id: 'p' } })
  expect(next(['first', 'second', 'sent'])).toBeUndefined()
})

test('pauses grow to a minute and differ between devices', () => {
  expect([0, 1, 2, 3, 9].map((tries) => pauseBefore(tries, 0.5))).toEqual([2, 4, 8, 16, 60])
  expect(pauseBefore(0, 0)).toBeLessThan(pauseBefore(0, 1))
})

test('a picture that the browser never reads to its end, and a proof that is never found, wait and stop nothing', async () => {
  vi.useFakeTimers()
  const { wires } = photoWorld([], 10)
  const photo = sendPhoto({ id: 'a', state: 'kept' }, { ...wires, hash: never })
  const words = sendWords({ ...world([]).wires, write: never })
  await vi.advanceTimersByTimeAsync(200_000)
  vi.useRealTimers()
  expect(await photo).toEqual({ kind: 'wait', why: 'server' })
  expect(await words).toEqual({ kind: 'wait', why: 'server' })
})

function never(): Promise<never> {
  return new Promise(() => undefined)
}
